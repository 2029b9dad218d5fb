#pragma once
// Texts of what an API gives, where a version changed them: `print(jax.sharding.PartitionSpec("x"))`. The tables say which (`shown`).

#include "emit/migration.h"
#include "emit/outcome_context.h"

namespace regraft {

/// How many were told of.
unsigned reportShownValues(OutcomeContext& context, const Migration& migration);

}  // namespace regraft
