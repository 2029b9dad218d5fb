#pragma once
// Numbers that fill arrays.

#include "base/arena.h"
#include "neutral/expr.h"

namespace regraft {

/// What a number that is written out becomes in an array of `dtype`: `-1` is True among truth values, `True` is 1 among numbers.
/// The value itself if it stays what it is, or is not known.
const neutral::Expr* asFilling(const neutral::Expr& value, DType dtype, Arena& arena);

}  // namespace regraft
