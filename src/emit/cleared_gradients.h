#pragma once
// Gradients that are read after they were cleared, and before new ones were computed:
//
//     optimiser.zero_grad()                        →   optimiser.zero_grad(set_to_none=False)
//     total = sum(p.grad.norm() for p in net.parameters())
//
// They were zeros, and are None from some version on: so steps that compute none for a parameter leave it as it is, which else momentum
// and decay of weights still change. So the argument is written, too, unless the file shows that all steps compute them for the same.

#include "emit/migration.h"
#include "emit/outcome_context.h"

namespace regraft {

/// Writes the argument that keeps what is read there.
void keepClearedGradients(OutcomeContext& context, const Migration& migration);

}  // namespace regraft
