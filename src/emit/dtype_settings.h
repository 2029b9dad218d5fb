#pragma once
// What a file asks of dtypes as a whole: 64 bits, which some targets have to be told of, and other defaults.
//
//     x = np.zeros(3)                      jax.config.update("jax_enable_x64", True)
//                                    →     x = jnp.zeros(3)

#include "emit/outcome_context.h"

namespace regraft {

/// Whether the file is a program's entry, or holds tests: the place for what is set for a whole program.
bool isPlaceForSettings(const OutcomeContext& context);

/// 64-bit floats are an option of some targets (jax): a source that has them by default, or names them, asks for it.
void chooseDTypeSettings(OutcomeContext& context);

}  // namespace regraft
