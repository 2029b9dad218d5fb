#pragma once
// Lists and numbers where the target takes arrays only.

#include "lower/operands.h"

namespace regraft {

/// Makes arrays, tuples and devices of the operands that the target doesn't take as they were written. What can't be made sure of
/// (lists in a variable that are joined) is said in `Operands::doubts`.
void makeArrays(Operands& operands);

}  // namespace regraft
