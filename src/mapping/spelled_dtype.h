#pragma once

#include "mapping/instantiate.h"

namespace regraft {

/// What stands in a dtype's place; a spelling of the source framework's (`float`, "float32", "f4") becomes the dtype that it stands for.
const neutral::Expr* dtypePart(const neutral::Expr* value, const LiftContext& context);

}  // namespace regraft
