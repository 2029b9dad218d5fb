#pragma once
// Assignments to elements and attributes of arrays that stay assignments, and the values that may stand there.
//
//     x[order] = np.arange(n)   →   x[order] = torch.arange(n).to(x.dtype)

#include "emit/outcome_context.h"

namespace regraft {

/// Of an assignment that stays one: only its index and what is assigned may have to be written otherwise.
Outcome storeOutcome(const Use& use, OutcomeContext& context);

/// A list, where only arrays and numbers can be assigned to elements of `array` (null: it is bound anew), as one:
/// `x[:2] = torch.tensor([0, 1])`.
const neutral::Expr* asWritten(const neutral::Expr& value, const Type* array, const OutcomeContext& context);

/// An array of another dtype, where places that arrays pick take only their own (`ranks[order] = np.arange(n)`), or none takes another
/// kind.
const neutral::Expr* inStoredDType(const neutral::Expr& value, const ast::Expr& place, const OutcomeContext& context);

}  // namespace regraft
