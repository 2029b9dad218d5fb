#pragma once
// Values that come to a framework's functions from beside it: NumPy's arrays, and what libraries give.

#include "mapping/tables.h"
#include "neutral/type.h"

namespace regraft {

/// Of such a value its own type, of a list of such that of its items; null for all other values.
const Type* besideIn(const Type* type, const Framework& framework);

/// What the framework takes a value for: of an array from beside it an array of its own, with the dtype that it makes of that; the same
/// in lists; all else stays.
const Type* takenAs(const Type* type, const Framework& framework, Arena& arena);

}  // namespace regraft
