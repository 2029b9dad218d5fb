#include "emit/tied_arrays.h"

#include "lift/meaning.h"
#include "mapping/training_rules.h"

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

/// Whether modules hold bare arrays, and have others after each step.
bool givesArraysAnew(const Framework& target) { return target.training && target.training->givesArraysAnew(); }

constexpr const char* partsWays = "steps give each module arrays of its own there, so that two that share one part ways";

}  // namespace

std::optional<Outcome> sharedArrayOutcome(const Use& use, OutcomeContext& context) {
    const auto* assign = use.isStore ? ast::as<ast::Assign>(context.analysis.parent(*use.site.node)) : nullptr;
    const bool shares = assign && givesArraysAnew(context.target) && context.analysis.typeOf(*use.site.node)->isHeld &&
                        context.analysis.typeOf(*assign->value)->isHeld && context.analysis.useAt(*assign->value) &&
                        means(context.analysis.useAt(*assign->value), "layers.array");
    return shares ? std::optional(context.noCounterpart(use, partsWays)) : std::nullopt;
}

std::optional<Outcome> tiedArrayOutcome(const Use& use, OutcomeContext& context) {
    const ast::Attribute* target = means(&use, "layers.array") ? givenTo(use, context.analysis) : nullptr;
    const Lifted* lifted = target ? context.liftedOf(&use) : nullptr;
    if (!lifted) return std::nullopt;
    if (givesArraysAnew(context.target)) return context.noCounterpart(use, partsWays);
    const bool isOwn = target->value->kind == ast::Kind::NameExpr;
    const Lowered lowered = lower(*lifted->meaning, context.loweringFrom(*use.framework));
    if (isOwn && (!lowered.code || lowered.code->kind == py::ExprKind::Attribute)) return std::nullopt;
    return context.noCounterpart(use, isOwn ? "it is laid out otherwise there, and what is bound to another name is a copy of it"
                                            : "another module is given it, and what that one calls it is not known here");
}

}  // namespace regraft
