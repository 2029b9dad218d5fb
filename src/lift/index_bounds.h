#pragma once
// x[7] of an x of five elements: an error in most frameworks, the last element in jax.

#include "neutral/expr.h"

namespace regraft {

/// Whether a number between brackets is out of the bounds of its axis, as far as both are written out.
bool isOutOfBounds(const neutral::Expr& meaning);

}  // namespace regraft
