#pragma once
// Operands of different dtypes.

#include "lower/operands.h"

namespace regraft {

/// Casts operands of different dtypes, where the target doesn't combine them itself or combines them otherwise: to the dtype
/// that they have in common under the source's rules. That of an unknown one is a doubt (`Operands::doubts`).
void meetOperands(Operands& operands);
/// `1 - mask` counts; where that is refused, the truth values become numbers first.
void castBools(Operands& operands);

}  // namespace regraft
