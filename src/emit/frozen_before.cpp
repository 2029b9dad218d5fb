#include "emit/frozen_before.h"

#include <algorithm>

#include "ast/loops.h"
#include "emit/early_needs.h"
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

}  // namespace

bool isSetBeforeSteps(const TrainedMark& mark, std::span<const TrainingStep> steps, const OutcomeContext& context) {
    if (!mark.freezes) return false;
    const ast::Node& at = *mark.use->site.node;
    const ast::Node& scope = *scopeAround(at, context.analysis);
    const auto* function = ast::as<ast::FunctionDef>(&scope);
    if (function && function->name == "__init__") return true;
    const ast::NameExpr* root = mark.marked ? boundNameOf(*mark.marked) : nullptr;
    return isAheadOfAll(at, scope, steps, context.analysis) ||
           (root && isJustMade(root->id.text(), at, scope, context.file.text, [](const ast::Expr&) { return true; }));
}

}  // namespace regraft
