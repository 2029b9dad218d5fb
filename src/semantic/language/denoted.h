#pragma once

#include "neutral/type.h"
#include "semantic/api_index.h"

namespace regraft::semantic {

/// What an expression denotes: its type, and the framework name it is a mere reference to.
struct Denoted {
    const Type* type;
    const ApiName* name = nullptr;
};

}  // namespace regraft::semantic
