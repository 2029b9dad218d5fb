#include "emit/cleared_gradients.h"

#include <algorithm>
#include <set>

#include "ast/visit.h"
#include "lift/flow_graph.h"
#include "lower/build.h"
#include "mapping/training_rules.h"

namespace regraft {

namespace {

class ClearedGradients {
public:
    ClearedGradients(OutcomeContext& context, const TrainingRules& rules) : context_(context), rules_(rules) {}

    /// Whether a gradient may be read after the statement with nothing computing one in between.
    bool areReadAfter(const ast::Node& node) {
        const ast::Node* scope = scopeAround(node, context_.analysis);
        const ast::Stmt* statement = context_.analysis.statementOf(node);
        if (!scope || !statement || bodyOf(*scope).empty() || !seen_.insert(statement).second) return false;
        const FlowGraph flow(*scope);
        const FlowGraph::NodeIndex from = flow.nodeOf(*statement);
        if (from == FlowGraph::none) return false;
        bool isRead = false, isComputed = false;
        flow.walkFrom(from, [&](FlowGraph::NodeIndex at) {
            const Effect effect = flow.statement(at) ? effectOf(*flow.statement(at)) : Effect::None;
            isRead = isRead || effect == Effect::Read;
            isComputed = isComputed || effect == Effect::Computed;
            return effect == Effect::None;
        });
        return isRead || (!isComputed && areReadByCallers(*scope));
    }

private:
    enum class Effect { None, Read, Computed };

    bool areReadByCallers(const ast::Node& function) {
        return isFunction(function) && std::ranges::any_of(context_.calls.calls(), [&](const KnownCall& call) {
                   return call.callee == &function && areReadAfter(*call.call);
               });
    }

    Effect effectOf(const ast::Stmt& statement) {
        Effect effect = Effect::None;
        forEachOwnNode(statement, [&](const ast::Node& node) {
            if (effect == Effect::None) effect = effectOf(node);
        });
        return effect;
    }

    Effect effectOf(const ast::Node& node) {
        const auto* member = ast::as<ast::Attribute>(&node);
        if (member && member->attr == rules_.gradient && !isStored(*member) && context_.analysis.qualifiedName(*member).empty())
            return Effect::Read;
        const auto* call = ast::as<ast::Call>(&node);
        if (!call) return Effect::None;
        const auto* method = ast::as<ast::Attribute>(call->func);
        if (method && (method->attr == rules_.backward || context_.analysis.qualifiedName(*method) == rules_.gradientsOf))
            return Effect::Computed;
        const KnownCall* known = context_.calls.at(*call);
        return known ? effectOfBody(*known->callee) : Effect::None;
    }

    /// What a function of the file does, all in all: one that computes gradients reads its own.
    Effect effectOfBody(const ast::Node& function) {
        if (!entered_.insert(&function).second) return Effect::None;
        Effect effect = Effect::None;
        ast::walk(function, [&](const ast::Node& node) {
            const Effect one = &node == &function ? Effect::None : effectOf(node);
            if (one == Effect::Computed || effect == Effect::None) effect = one;
            return effect != Effect::Computed;
        });
        entered_.erase(&function);
        return effect;
    }

    bool isStored(const ast::Attribute& member) const {
        const auto* assign = ast::as<ast::Assign>(context_.analysis.parent(member));
        return assign && std::ranges::find(assign->targets, &member) != assign->targets.end();
    }

    OutcomeContext& context_;
    const TrainingRules& rules_;
    std::set<const ast::Stmt*> seen_;
    std::set<const ast::Node*> entered_;
};

/// `Optimizer.zero_grad(set_to_none=False)` of a table: the arguments to write.
std::vector<py::Argument> argumentsIn(const ast::Expr& template_, Arena& arena) {
    std::vector<py::Argument> arguments;
    if (const auto* call = ast::as<ast::Call>(&template_))
        for (const ast::keyword* keyword : call->keywords)
            arguments.push_back({keyword->name.text(), py::literal(arena, arena.copy(py::literalText(*keyword->value))), nullptr});
    return arguments;
}

}  // namespace

void keepClearedGradients(OutcomeContext& context, const Migration& migration) {
    const auto changes = migration.crossed("cleared gradients");
    const auto& rules = context.target.training;
    if (changes.empty() || !rules || isOlder(context.targetVersion(), changes.front()->at)) return;
    ast::walk(*context.file.module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        const bool isClear = method && method->attr == rules->clear && call->args.empty() && call->keywords.empty();
        if (!isClear || context.analysis.callee(*call) || context.replaced.isGone(*call)) return true;
        if (!changes.front()->up || !ClearedGradients(context, *rules).areReadAfter(*call)) return true;
        const py::Expr* function = py::source(context.arena, *method);
        context.request.rewrites.push_back(
            {call, py::call(context.arena, function, argumentsIn(*changes.front()->up, context.arena), call)});
        return true;
    });
}

}  // namespace regraft
