#pragma once
// Names of a framework that are looked up by texts which stand elsewhere in the file:
//
//     table = {"sum": "sum", "product": "product"}
//     getattr(np, table[kind])             ← np.product may be asked for
//     for name in ("float32", "float96"):
//         kinds[name] = getattr(np, name)

#include "emit/migration.h"
#include "emit/outcome_context.h"

namespace regraft {

/// Reports those that are absent at the target; how many there are.
unsigned reportLookedUpNames(OutcomeContext& context, const Migration& migration);

}  // namespace regraft
