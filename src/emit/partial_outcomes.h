#pragma once
// Functions of the source that are given some of their arguments beforehand:
//
//     partial(jnp.clip, min=0)    →    partial(torch.clamp, min=0)

#include "emit/outcome_context.h"

namespace regraft {

/// Of a function among the arguments of partial() that can be converted together with what it is given there.
std::optional<Outcome> partialOutcome(const Use& use, OutcomeContext& context);

}  // namespace regraft
