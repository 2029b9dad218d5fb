#include "lift/effects.h"

#include <algorithm>
#include <map>
#include <memory>

#include "lift/random_keys.h"
#include "lift/returned_parameters.h"

namespace regraft {

namespace {

class Effects {
public:
    Effects(const CallGraph& calls, const Analysis& analysis) : calls_(calls), analysis_(analysis) {}

    std::vector<FunctionEffects> run() {
        for (const Use& use : analysis_.uses()) note(use);
        std::vector<ReturnedParameters::File> files;
        files.push_back({&calls_, &analysis_, [this](const ast::Node& node) { return scopes_.around(node, analysis_, nullptr); }});
        ReturnedParameters parameters(std::move(files));
        for (const auto& [function, changed] : parameters.changed())
            if (!changed.empty()) at(*function).changes = changed;
        while (spread()) {
        }
        std::vector<FunctionEffects> all;
        for (const auto& [function, effects] : effects_)
            if (isFunction(*function)) all.push_back(effects);
        std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.function->span.begin < b.function->span.begin; });
        return all;
    }

private:
    FunctionEffects& at(const ast::Node& scope) {
        FunctionEffects& effects = effects_[&scope];
        effects.function = &scope;
        return effects;
    }

    void note(const Use& use) {
        const ast::Node* scope = scopeAround(*use.site.node, analysis_);
        if (!use.meaning || !scope) return;
        bool isSeed = use.meaning->kind == neutral::ExprKind::Operation && use.meaning->operation->name == "random.seed";
        if (isSeed) at(*scope).seeds = true;
        if (draws(*use.meaning)) at(*scope).draws = true;
    }

    /// Who calls a function that draws or seeds does the same.
    bool spread() {
        bool isNew = false;
        for (const KnownCall& call : calls_.calls()) {
            auto callee = effects_.find(call.callee);
            const ast::Node* scope = scopeAround(*call.call, analysis_);
            if (callee == effects_.end() || !scope || (!callee->second.draws && !callee->second.seeds)) continue;
            FunctionEffects from = callee->second, &to = at(*scope);
            isNew = isNew || (from.draws && !to.draws) || (from.seeds && !to.seeds);
            to.draws = to.draws || from.draws;
            to.seeds = to.seeds || from.seeds;
        }
        return isNew;
    }

    const CallGraph& calls_;
    const Analysis& analysis_;
    std::map<const ast::Node*, FunctionEffects> effects_;
    ScopeAliases scopes_;
};

}  // namespace

std::vector<FunctionEffects> effectsOf(const CallGraph& calls, const Analysis& analysis) { return Effects(calls, analysis).run(); }

std::string printEffects(const std::vector<FunctionEffects>& effects) {
    std::string out;
    for (const FunctionEffects& one : effects) {
        out += functionName(*one.function);
        std::string separator = ":";
        for (const std::string& parameter : one.changes) out += separator + " changes " + parameter, separator = ";";
        if (one.draws) out += separator + " draws", separator = ";";
        if (one.seeds) out += separator + " seeds";
        out += "\n";
    }
    return out;
}

}  // namespace regraft
