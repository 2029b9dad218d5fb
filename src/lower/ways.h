#pragma once
// What kinds of ways the tables have to write an operation.

#include <vector>

#include "lower/lower.h"
#include "mapping/instantiate.h"
#include "mapping/tables.h"

namespace regraft {

/// `helpers.name(…)`
bool isHelperCall(const ast::Expr& code);

/// Whether code does more with arrays than to hand them to functions of the target: helpers do, and attributes and items.
bool looksInto(const ast::Expr& code, const Operation& operation);

/// A helper that stands where the table gives the operator itself a condition: the operator means the operation only then.
bool isInPlaceOfOperator(const Lowering& lowering, const std::vector<Lowering>& ways);

/// Whether `first` stands under a condition that `other` does not share (if that has none, one on dtypes): then no other form of the call
/// is right.
bool isCalledForAlone(const Lowering* first, const Lowering* other);

/// What the choices of a decomposition come to. One that can't be decided takes a helper, which is right for all. Null for null.
const ast::Expr* decidedBranch(const ast::Expr* decomposition, const Environment& environment);

/// Whether the code names the source framework: NumPy's random numbers in a target that has none, of code of NumPy. A table that ends
/// in a refusal means it for such sources.
bool namesSource(const py::Expr& code, const LowerContext& context);

}  // namespace regraft
