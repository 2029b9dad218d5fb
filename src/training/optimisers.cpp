#include "training/optimisers.h"

#include "mapping/instantiate.h"
#include "mapping/training_rules.h"

namespace regraft {

namespace {

bool isOptimiser(const neutral::Expr& meaning) {
    return meaning.kind == neutral::ExprKind::Operation && meaning.operation->name.starts_with("optimisers.");
}

/// The M of `M.parameters()`, or of a list of it.
const ast::Expr* moduleOf(const ast::Expr& parameters, const TrainingRules& rules) {
    const auto* call = ast::as<ast::Call>(&parameters);
    const auto* wrapper = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    if (wrapper && wrapper->id == "list" && call->args.size() == 1 && call->keywords.empty()) return moduleOf(*call->args[0], rules);
    const auto* member = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    bool isAll = member && member->attr == std::string_view(rules.parameters) && call->args.empty() && call->keywords.empty();
    return isAll ? member->value : nullptr;
}

const neutral::Expr* ofModule(const neutral::Expr& meaning, const ast::Expr& module, const Analysis& analysis, Arena& arena) {
    std::vector<const neutral::Expr*> parts(meaning.parts.begin(), meaning.parts.end());
    parts[0] = makeSource(module, analysis.typeOf(module), arena);
    neutral::Expr whole = meaning;
    whole.parts = arena.copy(parts);
    return arena.make<neutral::Expr>(whole);
}

/// The text of what the value of `node` is bound to; empty if nothing is.
std::string boundTo(const ast::Expr& node, const ParsedFile& file, const Analysis& analysis) {
    const auto* assign = ast::as<ast::Assign>(analysis.parent(node));
    if (!assign || assign->value != &node || assign->targets.size() != 1) return {};
    return std::string(assign->targets[0]->span.of(file.text));
}

}  // namespace

Optimisers findOptimisers(std::vector<Lifted>& lifted, ParsedFile& file, const Analysis& analysis,
                          std::vector<std::pair<const ast::Expr*, const ast::Expr*>>& replaced) {
    Optimisers found;
    for (Lifted& one : lifted) {
        if (!isOptimiser(*one.meaning) || one.meaning->parts.empty() || !one.meaning->parts[0]) continue;
        const TrainingRules* rules = one.use->framework->training.get();
        const ast::Expr* first = one.meaning->parts[0]->source;
        const ast::Expr* module = first;
        if (rules && !rules->parameters.empty()) {
            module = first ? moduleOf(*first, *rules) : nullptr;
            if (module) {
                one.meaning = ofModule(*one.meaning, *module, analysis, file.arena);
                replaced.emplace_back(first, module);
            } else {
                one.problem = "it changes something else than all parameters of one module";
            }
        }
        std::string name = boundTo(*one.node, file, analysis);
        if (name.empty()) continue;
        auto [entry, isNew] = found.emplace(name, Optimiser{one.use, module});
        bool same = module && entry->second.module && module->span.of(file.text) == entry->second.module->span.of(file.text);
        if (!isNew && !same) entry->second.module = nullptr;
    }
    return found;
}

}  // namespace regraft
