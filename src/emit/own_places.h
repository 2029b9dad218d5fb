#pragma once
// torch:  torch.arange(n, device=x.device)        jax:  jnp.arange(n)
//         y.to(x.device)                                y

#include "mapping/instantiate.h"
#include "semantic/analysis.h"

namespace regraft {

/// What an operation means without the device of another array among its arguments, where the target's arrays lie with those that they
/// are combined with, and compiled code can't ask where that is.
const neutral::Expr* withoutDevices(const neutral::Expr& meaning, const LiftContext& context, const Analysis& analysis);

}  // namespace regraft
