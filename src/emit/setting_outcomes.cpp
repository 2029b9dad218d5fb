#include "emit/setting_outcomes.h"

namespace regraft {

namespace {

bool doesNothing(const ast::Expr& value) {
    if (const auto* member = ast::as<ast::Attribute>(&value)) return doesNothing(*member->value);
    if (const auto* negated = ast::as<ast::UnaryOp>(&value)) return doesNothing(*negated->operand);
    return value.kind == ast::Kind::Constant || value.kind == ast::Kind::NameExpr;
}

}  // namespace

std::optional<Outcome> settingOutcome(const Use& use, OutcomeContext& context) {
    const auto* place = use.isStore && !use.site.receiver && use.meaning ? ast::as<ast::Attribute>(use.site.node) : nullptr;
    if (!place || !lower(*use.meaning, context.loweringOf(use)).isDropped) return std::nullopt;
    const auto* assign = ast::as<ast::Assign>(context.analysis.parent(*place));
    const bool isAlone = assign && assign->targets.size() == 1 && doesNothing(*assign->value) && !context.analysis.useAt(*assign->value);
    if (!isAlone) return context.noCounterpart(use, "what is assigned to it does something by itself");
    context.request.removals.push_back(place);
    return Outcome::Exact;
}

}  // namespace regraft
