#pragma once

#include "neutral/expr.h"

namespace regraft {

/// Whether a value is made of no arrays, so that no gradients flow through it: `ones(n)`, `asarray([1.0, 2.0])`.
bool isMadeOfNoArrays(const neutral::Expr& expr);

}  // namespace regraft
