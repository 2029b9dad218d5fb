#include "training/derivative_chain.h"

#include <algorithm>

#include "lift/meaning.h"
#include "mapping/training_rules.h"

namespace regraft {

namespace {

struct Asked {
    std::size_t index = 0;
    std::string of, by, target;
    const ast::Expr* value = nullptr;
};

class ChainFinder {
public:
    ChainFinder(const Block& block, const TrainingContext& context, const Variables& variables, const GradientRegion::Marks& marks,
                const ast::Node& scope)
        : block_(block),
          context_(context),
          variables_(variables),
          marks_(marks),
          scope_(scope) {}

    std::vector<ArrayGradient> run() {
        findAsked();
        if (asked_.size() < 2) return {};
        ArrayGradient root;
        root.isOnlyValue = true;
        root.value = asked_.front().value;
        for (const Asked& one : asked_)
            if (std::ranges::find(root.inputs, one.by) == root.inputs.end()) root.inputs.push_back(one.by);
        const bool isFilled = GradientRegion(context_, variables_, marks_, scope_).fill(root, block_, asked_.front().index);
        if (!isFilled || root.forward.empty() || !root.carried.empty() || !root.results.empty() || isDisturbed(root)) return {};
        std::vector<ArrayGradient> all{root};
        for (const Asked& one : asked_) all.push_back(derivative(one, root));
        return all;
    }

private:
    /// The gradients of one variable and of what they are called.
    void findAsked() {
        for (std::size_t i = 0; i < block_.size(); ++i) {
            const std::optional<GradientCall> call = gradientCall(*block_[i], *context_.source.training, variables_, context_.analysis);
            if (!call || (!call->isWholeStatement && !isReturned(*call, *block_[i])) || !isOfSum(*call)) continue;
            if (call->inputs.size() != 1 || call->value->kind != ast::Kind::NameExpr) continue;
            const std::string target = call->isWholeStatement ? call->targets[0] : std::string();
            const Asked one{i, variables_.of(*call->value), call->inputs[0], target, call->value};
            const auto isEarlier = [&](const Asked& other) { return other.target == one.of; };
            const bool belongs = asked_.empty() || one.of == asked_.front().of || std::ranges::any_of(asked_, isEarlier);
            if (belongs) asked_.push_back(one);
        }
    }

    /// `return grad(u_x, x)[0]`
    static bool isReturned(const GradientCall& call, const ast::Stmt& statement) {
        const auto* back = ast::as<ast::Return>(&statement);
        return back && back->value == call.place && call.place != call.call;
    }

    /// Every element of the value counts once.
    bool isOfSum(const GradientCall& call) const {
        const auto* ones = ast::as<ast::Call>(call.weight);
        return !call.weight ||
               (ones && ones->args.size() == 1 && ones->keywords.empty() && means(context_.analysis.useAt(*ones), "ones_like"));
    }

    /// Whether something that the functions read is bound anew before the last of them runs.
    bool isDisturbed(const ArrayGradient& root) const {
        std::set<std::string> read(root.inputs.begin(), root.inputs.end());
        for (const ast::Stmt* statement : root.forward) read.merge(variables_.read(*statement));
        for (const ast::Stmt* statement : root.forward)
            for (const std::string& name : variables_.bound(*statement)) read.erase(name);
        read.insert(root.inputs.begin(), root.inputs.end());
        std::set<std::string> targets;
        for (const Asked& one : asked_)
            if (!targets.insert(one.target).second || read.contains(one.target) || one.target == root.variable) return true;
        const auto first = static_cast<std::size_t>(std::ranges::find(block_, root.forward.front()) - block_.begin());
        for (std::size_t i = first; i < asked_.back().index; ++i) {
            const bool isOwn = std::ranges::find(root.forward, block_[i]) != root.forward.end() ||
                               std::ranges::any_of(asked_, [&](const Asked& one) { return one.index == i; });
            if (!isOwn && (variables_.binds(*block_[i], read) || variables_.binds(*block_[i], targets))) return true;
        }
        return false;
    }

    ArrayGradient derivative(const Asked& one, const ArrayGradient& root) const {
        ArrayGradient found;
        found.scope = root.scope;
        found.value = one.value;
        found.variable = found.derivedOf = one.of;
        found.by = static_cast<std::size_t>(std::ranges::find(root.inputs, one.by) - root.inputs.begin());
        found.isDerivedAgain = std::ranges::any_of(asked_, [&](const Asked& other) { return other.of == one.target; });
        found.inputs = root.inputs;
        found.modules = root.modules;
        if (!one.target.empty()) found.targets = {one.target};
        found.at = found.before = block_[one.index];
        found.gone = {block_[one.index]};
        return found;
    }

    const Block& block_;
    const TrainingContext& context_;
    const Variables& variables_;
    const GradientRegion::Marks& marks_;
    const ast::Node& scope_;
    std::vector<Asked> asked_;
};

}  // namespace

std::vector<ArrayGradient> derivativeChain(const Block& block, const TrainingContext& context, const Variables& variables,
                                           const GradientRegion::Marks& marks, const ast::Node& scope) {
    return ChainFinder(block, context, variables, marks, scope).run();
}

}  // namespace regraft
