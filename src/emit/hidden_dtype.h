#pragma once

#include "semantic/analysis.h"

namespace regraft {

/// Whether nobody sees which dtype of numbers the value has: `np.floor(n) != n`, `int(np.floor(n))`, `np.floor(n).astype(int)`.
bool hidesDType(const ast::Expr& value, const Analysis& analysis);

}  // namespace regraft
