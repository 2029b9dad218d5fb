#pragma once
// Constructors of a framework's classes as classes of the file call them, for themselves:
//
//     class Warm(LRScheduler):
//         def __init__(self, optimizer, verbose=False):
//             super().__init__(optimizer, -1, verbose)      takes no `verbose` any more

#include "emit/migration.h"
#include "emit/outcome_context.h"

namespace regraft {

/// Reports those that the version that is meant takes otherwise; how many there are.
unsigned reportBaseCalls(OutcomeContext& context, const Migration& migration);

}  // namespace regraft
