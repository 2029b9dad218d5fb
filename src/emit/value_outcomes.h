#pragma once
// Functions that are named and not called:
//
//     act = F.relu               →   act = jax.nn.relu
//     sorted(xs, key=torch.sum)  →   sorted(xs, key=jnp.sum)

#include "emit/outcome_context.h"

namespace regraft {

/// Of a function that is handed on as a value.
std::optional<Outcome> functionOutcome(const Use& use, OutcomeContext& context);

/// A function of the target that can stand where a function is handed on; null if there is none.
const py::Expr* functionValue(const Use& use, const OutcomeContext& context);

/// Whether the function stands among layers where the target, which registers what modules own, takes modules only.
bool goesAmongLayers(const Use& use, const OutcomeContext& context);

}  // namespace regraft
