#pragma once
// Classes of layers that tests and annotations name:
//
//     isinstance(m, nn.Linear)   →   isinstance(m, nnx.Linear)

#include "emit/outcome_context.h"

namespace regraft {

/// Of a use for which the classes that may have taken its place are written.
std::optional<Outcome> layerClassOutcome(const Use& use, OutcomeContext& context);

/// Where a test or an annotation names a class of layers, so that several may take its place, or one.
bool namesLayer(const Use& use, const OutcomeContext& context);

/// The call of isinstance or issubclass among whose classes a use stands; null if it is none.
const ast::Call* testOf(const Use& use, const Analysis& analysis);

}  // namespace regraft
