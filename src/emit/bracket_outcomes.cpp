#include "emit/bracket_outcomes.h"

#include <algorithm>

namespace regraft {

namespace {

/// What the object before the brackets means; null of anything else.
const Operation* makerOf(const Use* use) {
    const Operation* operation = use && use->meaning ? use->meaning->operation : nullptr;
    return operation && operation->isConstant && (operation->name == "grids.r_" || operation->name == "grids.c_") ? operation : nullptr;
}

bool hasBrackets(const Operation& maker, const Framework& target) {
    return std::ranges::any_of(Tables::builtin().lowerings(target, maker), [](const Lowering& one) { return one.to || one.inverse; });
}

}  // namespace

std::optional<Outcome> bracketOutcome(const Use& use, const OutcomeContext& context) {
    if (!use.site.node) return std::nullopt;
    if (const Operation* maker = makerOf(&use)) {
        const auto* whole = ast::as<ast::Subscript>(context.analysis.parent(*use.site.node));
        const bool isJoined = whole && whole->value == use.site.node && context.analysis.useAt(*whole);
        return isJoined && !hasBrackets(*maker, context.target) ? std::optional(Outcome::Exact) : std::nullopt;
    }
    const auto* whole = ast::as<ast::Subscript>(use.site.node);
    const Operation* maker = whole ? makerOf(context.analysis.useAt(*whole->value)) : nullptr;
    return maker && hasBrackets(*maker, context.target) ? std::optional(Outcome::Exact) : std::nullopt;
}

}  // namespace regraft
