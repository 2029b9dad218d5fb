#pragma once
// `x[i] = 0`, where nobody knows what x is: in an array of the target it can't be written, and it may be one.

#include "emit/outcome_context.h"

namespace regraft {

/// Reports such assignments of the whole file. Keys that only dicts have, and what is used as a list or dict elsewhere, tell of none.
void reportUnknownWrites(OutcomeContext& context);

}  // namespace regraft
