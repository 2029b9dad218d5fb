#pragma once
// The catalogue's result rules, evaluated: what an operation gives, under one framework's dtype habits.

#include "mapping/tables.h"
#include "neutral/expr.h"

#include <vector>

namespace regraft {

/// The type of `operation` applied to `parts` (null: omitted) when `framework` runs it with `rules`.
const Type* resultType(const Operation& operation, std::span<const neutral::Expr* const> parts, FrameworkId framework,
                       const DTypeRules& rules, Arena& arena);

/// What calling a layer that is no chain with `argument` gives.
const Type* callResult(const Type& layer, const Type* argument, FrameworkId framework, const DTypeRules& rules, Arena& arena);

/// The dtype that the element rule of the result gives; Unknown where it can't be told or there is no array.
DType resultDType(const Operation& operation, std::span<const neutral::Expr* const> parts, const DTypeRules& rules);

/// The parameters whose dtypes are combined: those of `promoted(…)`, `floating(…)` or `magnitude(…)` in the result rule, else x1 and x2.
std::vector<int> combinedParameters(const Operation& operation);

/// The dtype that the operands of an arithmetic operation or comparison meet in; Unknown if undecided or
/// if the operation doesn't combine its operands.
DType operandDType(const Operation& operation, std::span<const neutral::Expr* const> parts, const DTypeRules& rules);

/// Of an operation that makes an object: what it is, "distribution"; else empty.
std::string_view objectRole(const Operation& operation);
/// The dtype of the first of several results; Unknown where it can't be told or is no array.
DType firstDType(const Operation& operation, std::span<const neutral::Expr* const> parts, const DTypeRules& rules);
/// The name of the rule for the elements of an operation's result, or its first: "floating"; empty if it is no array.
std::string_view dtypeRule(const Operation& operation);

/// The dtype that an expression in a dtype's place names; Unknown if it can't be told.
DType namedDType(const neutral::Expr& expr);

/// The dtype an array made of `type` (numbers, lists, arrays) has.
DType inferredDType(const Type& type, const DTypeRules& rules);

}  // namespace regraft
