#pragma once
// Types as the evaluation needs them: what is not known yet, what may be None, and joining.

#include <span>

#include "base/arena.h"
#include "neutral/type.h"

namespace regraft::semantic {

/// Not evaluated yet; it gives way to whatever it is joined with. Of kind Unknown to all others.
const Type* pendingType();
inline bool isPending(const Type* type) { return type == pendingType(); }

/// "A T or None": of kind Unknown, so that nobody takes it for a T who hasn't looked.
const Type* optionalOf(Arena& arena, const Type* type);
bool isOptional(const Type* type);
/// The T of an optional; any other type is itself.
const Type* withoutNone(const Type* type);

/// The value of a parameter of which nothing is known.
const Type* parameterType(Arena& arena, const ast::arg& parameter);
/// The parameter that a value stands for; null if it is something else.
const ast::arg* parameterOf(const Type* type);
/// What a call gives of which nothing is known; how it is used may say more, as of a parameter.
const Type* resultType(Arena& arena, const ast::Call& call);
/// The call whose result a value is; null if it is something else.
const ast::Call* resultOfCall(const Type* type);
/// What a name is given of which nothing is known: an item in a loop, a part of what is unpacked.
const Type* givenType(Arena& arena, const ast::NameExpr& target);
/// The name that was given a value; null if it is something else.
const ast::NameExpr* targetGiven(const Type* type);
/// What a comparison gives, or what `&`, `|`, `^` and `~` make of some, where of its operands nothing is known: if it is an
/// array at all, then one of truth values.
const Type* comparisonType(Arena& arena, const ast::Expr& comparison);
/// The comparison whose result a value is; null if it is something else.
const ast::Expr* resultOfComparison(const Type* type);
/// Whether a value stands for a parameter, the result of a call, what a name is given or the result of a comparison, of unknown type.
bool isPlaceholder(const Type* type);

const Type* joinTypes(Arena& arena, const Type* a, const Type* b);
/// A type without what is nested deepest in it, if it is made of too many others: each round of the evaluation may multiply them.
const Type* bounded(Arena& arena, const Type* type);
bool sameType(const Type* a, const Type* b);

const Type* containerOf(Arena& arena, TypeKind kind, std::span<const Type* const> items);
inline const Type* containerOf(Arena& arena, TypeKind kind, const Type* item) {
    return containerOf(arena, kind, std::span<const Type* const>(&item, 1));
}
/// What iterating over a value gives; for an array, its first axis is gone.
const Type* elementOf(Arena& arena, const Type* type);
/// An array with its first axes taken off, all else the same.
const Type* dropAxes(Arena& arena, const Type& array, int count);

const Type* assumedOf(Arena& arena, const Type* type);
/// Without the facts that need not hold for another value of the same role: literals; and, if `keepsShape` is false,
/// dtype, rank and shape of arrays.
const Type* generalised(Arena& arena, const Type* type, bool keepsArray);

}  // namespace regraft::semantic
