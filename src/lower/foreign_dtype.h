#pragma once
// Dtypes that only the source framework has.

#include <string>

#include "lower/operands.h"

namespace regraft {

/// `getattr(torch, dtype)` for `dtype`, of which all is known that it may say: names that the target has, too.
void makeDTypes(Operands& operands);

/// Why the target can't have what stands in a dtype's place of `operation`: `dtype=object`, `dtype=[("x", "i4")]`, and names of
/// dtypes where it takes none. Empty: it can.
std::string foreignDType(const neutral::Expr& operation, const LowerContext& context);

}  // namespace regraft
