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

    /// The type of a positional argument; unknown if none is certainly given there.
    const Type* at(std::size_t index) const { return index < positional.size() && positional[index] ? positional[index] : unknownType(); }
};

}  // namespace regraft::semantic
