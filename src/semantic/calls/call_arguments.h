#pragma once

#include <vector>

#include "ast/ast.h"
#include "neutral/type.h"

namespace regraft::semantic {

/// A call as those who evaluate it see it, with the types of its arguments.
struct CallArguments {
    const ast::Call& call;
    std::vector<const Type*> positional;  ///< null from a starred argument on
    bool hasStar = false;
};

}  // namespace regraft::semantic
