#pragma once
// Layers that are given another one's array, so that both have one:
//
//     self.blocks.embedding.weight = self.head.weight       reported: which layer gets it is not known
//     self.weight = self.head.weight                        reported where it is laid out otherwise, which makes a copy of it
//
// Where the layer that gets it is known, it is the write that is seen to (write_outcomes).

#include "emit/outcome_context.h"

namespace regraft {

/// Of a layer's array that becomes another attribute's value, and would be two from then on.
std::optional<Outcome> tiedArrayOutcome(const Use& use, OutcomeContext& context);

/// Of a layer's array that becomes another layer's, of a target whose steps bind arrays anew: `self.head.weight = self.embedding.weight`.
std::optional<Outcome> sharedArrayOutcome(const Use& use, OutcomeContext& context);

}  // namespace regraft
