#pragma once
// Classes that are named and not called: those of arrays, dtypes, devices, shapes, optimisers and objects of the source.
//
//     isinstance(x, torch.Tensor)   →   isinstance(x, jax.Array)

#include "emit/outcome_context.h"

namespace regraft {

/// Whether a use names the class of arrays where the target has a name for that, too.
bool isArrayClass(const Use& use, const Framework& target);

/// Of a use that names a class that the target has as well, or stands for it by the name of its own.
std::optional<Outcome> classOutcome(const Use& use, OutcomeContext& context);

/// The class of generators, or of what stands for them, takes the place of a use.
Outcome generatorClassOutcome(const Use& use, OutcomeContext& context);

}  // namespace regraft
