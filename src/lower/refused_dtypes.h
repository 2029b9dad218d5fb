#pragma once
// Small integers where the target has no such function of them: by way of 32 bits.
//
//     np.max(pixels)      →      paddle.max(pixels.astype(paddle.int32)).astype(paddle.uint8)

#include "lower/operands.h"

namespace regraft {

/// Casts operands of dtypes that the target's function refuses (`Framework::refuses`) to 32 bits, in which it computes the same, whether
/// or not the result wraps in the end. The dtype that the result is to be cast to: `result`, if nothing is cast.
DType widenRefused(Operands& operands, DType result);

}  // namespace regraft
