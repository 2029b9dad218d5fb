#pragma once
// Copies that have to be asked for where the target makes none: astype() of an array that has the dtype already.
//
//     y = x.astype(np.float64)      →     y = x.to(torch.float64, copy=True)
//     y[0] = 1                            y[0] = 1

#include "lift/lift.h"

namespace regraft {

/// Asks for the copy where the source makes one by default and either array is written into, or may be by others.
void askForCopy(Lifted& lifted, const Analysis& analysis, Arena& arena);

}  // namespace regraft
