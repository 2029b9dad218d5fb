#pragma once
// Python's own functions that see what a framework's values are:
//
//     repr(x.mean())       was 1.5, is np.float64(1.5)
//     print([x.mean()])    was [1.5], is [np.float64(1.5)]
//     float(np.ones(1))    was a number, is refused
//
// and what they assign to its elements: `x8[0] = -1` was 255, is refused.

#include "emit/migration.h"
#include "emit/outcome_context.h"

namespace regraft {

/// Reports them where the types are known; how many there are.
unsigned reportPythonCalls(OutcomeContext& context, const Migration& migration);

}  // namespace regraft
