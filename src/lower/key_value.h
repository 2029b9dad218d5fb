#pragma once

#include "lower/candidates.h"

namespace regraft {

/// What the user wrote between brackets as a value: slices become calls of slice(). Null if a part of it can't be written.
const py::Expr* keyAsValue(const neutral::Expr& key, Arena& arena, const LowerPart& lowerPart);

}  // namespace regraft
