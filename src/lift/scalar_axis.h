#pragma once
// `x.sum(0)` of an array of no axes, as torch allows: an axis is named, and elsewhere there is none.

#include "neutral/expr.h"

namespace regraft {

/// Whether an operation within the meaning goes along an axis of an array that is known to have none.
bool isAlongNoAxis(const neutral::Expr& meaning);

}  // namespace regraft
