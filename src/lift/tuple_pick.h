#pragma once

#include "lift/lift.h"

namespace regraft {

/// A use that gives several arrays, of which only one is taken, means just that one:
///
///     torch.max(x, dim=1)[1]         →   argmax(x, axis=1)
///     torch.max(x, dim=1).values     →   max(x, axis=1)
///
/// Changes `lifted` to the picking node; leaves it alone where nothing is picked.
void pickFromTuple(Lifted& lifted, const Analysis& analysis, Arena& arena);

}  // namespace regraft
