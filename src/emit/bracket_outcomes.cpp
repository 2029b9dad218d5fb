#include "emit/bracket_outcomes.h"

#include <algorithm>

#include "mapping/instantiate.h"

namespace regraft {

namespace {

/// What the object before the brackets means; null of anything else.
const Operation* makerOf(const Use* use) {
    const Operation* operation = use && use->meaning ? use->meaning->operation : nullptr;
    return operation && operation->isConstant && operation->name.starts_with("grids.") ? operation : nullptr;
}

/// Whether the target has such an object of its own: a helper that is one stands only for what can't be written otherwise.
bool hasBrackets(const Operation& maker, const Framework& target) {
    const auto isOwn = [](const Lowering& one) { return one.inverse || (one.to && !dottedName(*one.to).starts_with("helpers.")); };
    return std::ranges::any_of(Tables::builtin().lowerings(target, maker), isOwn);
}

/// `np.r_['0,2', x, y]`: a text says how they are joined, which only NumPy's and jax's own brackets read.
bool saysHow(const ast::Subscript& whole, const Analysis& analysis) {
    const auto* several = ast::as<ast::Tuple>(whole.slice);
    const ast::Expr* first = several && !several->elts.empty() ? several->elts[0] : whole.slice;
    return analysis.typeOf(*first)->kind == TypeKind::Str;
}

/// The brackets after what a use stands for, if they join.
const ast::Subscript* bracketsAfter(const Use& use, const Analysis& analysis) {
    const auto* whole = use.site.node && makerOf(&use) ? ast::as<ast::Subscript>(analysis.parent(*use.site.node)) : nullptr;
    return whole && whole->value == use.site.node ? whole : nullptr;
}

}  // namespace

bool isJoinedInBrackets(const Use& use, const OutcomeContext& context) {
    if (const ast::Subscript* whole = bracketsAfter(use, context.analysis))
        return context.analysis.useAt(*whole) && !hasBrackets(*makerOf(&use), context.target);
    const auto* whole = use.site.node ? ast::as<ast::Subscript>(use.site.node) : nullptr;
    const Operation* maker = whole ? makerOf(context.analysis.useAt(*whole->value)) : nullptr;
    return maker && hasBrackets(*maker, context.target);
}

std::optional<Outcome> bracketOutcome(const Use& use, OutcomeContext& context) {
    if (isJoinedInBrackets(use, context)) return Outcome::Exact;
    const ast::Subscript* whole = bracketsAfter(use, context.analysis);
    if (!whole || hasBrackets(*makerOf(&use), context.target) || !saysHow(*whole, context.analysis)) return std::nullopt;
    return context.noCounterpart(use, "a text in the brackets says how arrays are joined");
}

}  // namespace regraft
