#include "emit/frozen_before.h"

#include <algorithm>

#include "ast/loops.h"
#include "ast/visit.h"
#include "lift/calls.h"

namespace regraft {

namespace {

/// Whether the steps all lie behind the mark in its function, and no loop leads back to it.
bool isAheadOfAll(const ast::Node& mark, const ast::Node& scope, std::span<const TrainingStep> steps, const Analysis& analysis) {
    if (steps.empty()) return false;
    const auto isBehind = [&](const TrainingStep& step) {
        return scope.span.contains(step.at->span) && mark.span.end <= step.at->span.begin;
    };
    if (!std::ranges::all_of(steps, isBehind)) return false;
    for (const ast::Node* at = analysis.parent(mark); at && at != &scope; at = analysis.parent(*at))
        if (ast::isLoop(*at) && std::ranges::any_of(steps, [&](const TrainingStep& step) { return at->span.contains(step.at->span); }))
            return false;
    return true;
}

/// `model` of `model.body.layers[0]`
const ast::NameExpr* boundNameOf(const ast::Expr& module) {
    if (const auto* member = ast::as<ast::Attribute>(&module)) return boundNameOf(*member->value);
    if (const auto* item = ast::as<ast::Subscript>(&module)) return boundNameOf(*item->value);
    return ast::as<ast::NameExpr>(&module);
}

/// Whether the name is bound to what a call gave, in the same function, and nothing was called with it since.
bool isJustMade(const ast::NameExpr& name, const ast::Node& mark, const ast::Node& scope) {
    std::size_t made = 0, given = 0;
    ast::walk(scope, [&](const ast::Node& node) {
        if (node.span.begin >= mark.span.begin) return true;
        const auto isIt = [&](const ast::Expr* one) {
            const auto* other = ast::as<ast::NameExpr>(one);
            return other && other->id == name.id;
        };
        const auto* assign = ast::as<ast::Assign>(&node);
        const bool makes = assign && assign->value->kind == ast::Kind::Call && std::ranges::any_of(assign->targets, isIt);
        if (makes) made = std::max<std::size_t>(made, assign->span.end);
        const auto* call = ast::as<ast::Call>(&node);
        if (call && (isIt(call->func) || std::ranges::any_of(call->args, isIt))) given = std::max<std::size_t>(given, call->span.end);
        return true;
    });
    return made > given;
}

}  // namespace

bool isSetBeforeSteps(const TrainedMark& mark, std::span<const TrainingStep> steps, const OutcomeContext& context) {
    if (!mark.freezes) return false;
    const ast::Node& at = *mark.use->site.node;
    const ast::Node& scope = *scopeAround(at, context.analysis);
    const auto* function = ast::as<ast::FunctionDef>(&scope);
    if (function && function->name == "__init__") return true;
    const ast::NameExpr* root = mark.marked ? boundNameOf(*mark.marked) : nullptr;
    return isAheadOfAll(at, scope, steps, context.analysis) || (root && isJustMade(*root, at, scope));
}

}  // namespace regraft
