#pragma once
// Arrays that stand for lengths, axes, numbers and indices:
//
//     paddle.zeros(sizes)                 →   torch.zeros(sizes.tolist())
//     paddle.concat(arrays, axis=axis)    →   torch.cat(arrays, dim=axis.item())
//     jnp.arange(jnp.max(lengths))        →   mx.arange(mx.max(lengths).item())
//     paddle.reshape(x, sizes)            →   xp.reshape(x, tuple(tolist(sizes)))
//     F.nll_loss(x, classes)              →   F.nll_loss(x, classes.to(torch.int64))

#include "lower/operands.h"

namespace regraft {

void makeLengthsAndIndices(Operands& operands);

}  // namespace regraft
