#pragma once

#include "semantic/analysis.h"

namespace regraft {

/// Whether nobody sees which dtype of numbers the value has: `np.floor(n) != n`, `int(np.floor(n))`, `np.floor(n).astype(int)`.
bool hidesDType(const ast::Expr& value, const Analysis& analysis);

/// Whether it only says where or how often: `x[n - 1]`, `range(n + 1)`; integers of 32 bits do for that as those of 64 do.
bool isIndexOrCount(const ast::Expr& value, const Analysis& analysis);

}  // namespace regraft
