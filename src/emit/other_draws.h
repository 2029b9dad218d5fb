#pragma once
// Random numbers that are others in another version, though the seed is written out:
//
//     key = jax.random.key(0)
//     jax.random.normal(key, (3,))         ← told of once in a file

#include "emit/migration.h"
#include "emit/outcome_context.h"

namespace regraft {

/// Says so where a seed is written and numbers are drawn.
void reportOtherDraws(OutcomeContext& context, const Migration& migration);

}  // namespace regraft
