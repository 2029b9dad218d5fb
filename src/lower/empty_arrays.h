#pragma once
// Arrays without elements that a framework leaves out of what it joins, whatever axes the others have:
//
//     torch.cat((torch.zeros(0), x), 1)   →   jnp.concatenate((x,), 1)

#include "lower/operands.h"

namespace regraft {

void leaveOutEmpty(Operands& operands);

}  // namespace regraft
