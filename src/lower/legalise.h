#pragma once
// Makes explicit what the source framework does by itself and the target doesn't.

#include "lower/lower.h"

namespace regraft {

/// `expr` (an Operation) with the conversions the target needs: lists become arrays where it takes none, operands of
/// different dtypes are cast where it refuses the mix, and a floating dtype that would change is written out.
const neutral::Expr* legalise(const neutral::Expr& expr, const LowerContext& context);

}  // namespace regraft
