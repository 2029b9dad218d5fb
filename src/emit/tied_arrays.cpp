#include "emit/tied_arrays.h"

#include "lift/meaning.h"

namespace regraft {

namespace {

/// The attribute of nobody known that an array is assigned to; null if it is assigned to none.
const ast::Attribute* givenTo(const Use& use, const Analysis& analysis) {
    const auto* assign = use.isStore ? nullptr : ast::as<ast::Assign>(analysis.parent(*use.site.node));
    if (!assign || assign->value != use.site.node) return nullptr;
    for (const ast::Expr* target : assign->targets)
        if (const auto* attribute = ast::as<ast::Attribute>(target); attribute && !analysis.useAt(*attribute)) return attribute;
    return nullptr;
}

}  // namespace

std::optional<Outcome> tiedArrayOutcome(const Use& use, OutcomeContext& context) {
    const ast::Attribute* target = means(&use, "layers.array") ? givenTo(use, context.analysis) : nullptr;
    const Lifted* lifted = target ? context.liftedOf(&use) : nullptr;
    if (!lifted) return std::nullopt;
    const bool isOwn = target->value->kind == ast::Kind::NameExpr;
    const Lowered lowered = lower(*lifted->meaning, context.loweringFrom(*use.framework));
    if (isOwn && (!lowered.code || lowered.code->kind == py::ExprKind::Attribute)) return std::nullopt;
    return context.noCounterpart(use, isOwn ? "it is laid out otherwise there, and what is bound to another name is a copy of it"
                                            : "another module is given it, and what that one calls it is not known here");
}

}  // namespace regraft
