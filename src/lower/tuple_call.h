#pragma once
// `tuple(x)` where x will do: of what is unpacked, looped over or picked from at once.

#include "lower/python_expr.h"

namespace regraft::py {

/// The x of `tuple(x)`; any other code is itself.
const Expr& withoutTuple(const Expr& code);

}  // namespace regraft::py
