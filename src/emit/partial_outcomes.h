#pragma once
// Functions of the source that are given some of their arguments beforehand:
//
//     partial(jnp.clip, min=0)    →    partial(torch.clamp, min=0)

#include "emit/outcome_context.h"

namespace regraft {

/// What a function and what partial() gives it become; null if they can't be converted together.
const py::Expr* partialCode(const Use& use, const OutcomeContext& context, const LowerContext& lowering);

/// Of a function among the arguments of partial() that can be converted together with what it is given there.
std::optional<Outcome> partialOutcome(const Use& use, OutcomeContext& context);

}  // namespace regraft
