#pragma once
// CPython's `ast.dump`, as Python 3.11 prints it.

#include <string>
#include <string_view>

#include "ast/ast.h"

namespace regraft::ast {

/// The same text as `ast.dump(tree, include_attributes=positions)`. Positions are lines and columns, so they need the
/// `text` that was parsed. Safe for trees of any depth.
std::string dump(const Node& node, bool positions = false, std::string_view text = {});

}  // namespace regraft::ast
