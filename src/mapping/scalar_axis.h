#pragma once
// `x.cumsum(0)` of an array of no axes, as torch allows: an axis is named, and elsewhere there is none.
//
//     torch.cumsum(x, 0)   →   jnp.reshape(jnp.cumsum(jnp.expand_dims(x, 0), axis=0), ())

#include "mapping/instantiate.h"

namespace regraft {

/// Whether an operation within the meaning goes along an axis of an array that is known to have none.
bool isAlongNoAxis(const neutral::Expr& meaning);

/// The environment with an axis given to each array in it that has none.
Environment withOneAxis(Environment environment, const LiftContext& context);

/// The meaning under such an environment, its arrays of one axis without it again.
const neutral::Expr* withoutAxes(const neutral::Expr& meaning, const LiftContext& context);

/// Whether an operation within the meaning drops an axis of an array that may have none.
bool isAlongUncertainAxis(const neutral::Expr& meaning);

/// The environment in which each array that may have no axes has one then: `jnp.atleast_1d(x).sum(0)`.
Environment withSomeAxis(Environment environment, const LiftContext& context);

}  // namespace regraft
