#pragma once
// Constructors of a framework's classes as classes of the file call them, for themselves:
//
//     class Warm(LRScheduler):
//         def __init__(self, optimizer, verbose=False):
//             super().__init__(optimizer, -1, verbose)   →   super().__init__(optimizer, -1), and it is told what `verbose` was for

#include "emit/migration.h"
#include "emit/outcome_context.h"

namespace regraft {

/// Writes those that the version that is meant takes otherwise as that does, and reports what changes; how many are told of.
unsigned reportBaseCalls(OutcomeContext& context, const Migration& migration);

}  // namespace regraft
