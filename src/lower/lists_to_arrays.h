#pragma once
// Lists and numbers where the target takes arrays only.

#include "lower/operands.h"

namespace regraft {

/// Makes arrays, tuples and devices of the operands that the target doesn't take as they were written. What can't be made sure of
/// (lists in a variable that are joined) is said in `Operands::differs`.
void makeArrays(Operands& operands);

/// Makes arrays of the target of those that come from elsewhere, also where its functions take such.
void makeOwnArrays(Operands& operands);

}  // namespace regraft
