#pragma once

#include "ast/ast.h"

namespace regraft::ast {

/// Whether both trees have the same structure: all of CPython's fields, names by text, constants by type and
/// written text; positions don't matter. Safe for trees of any depth.
bool equal(const Node& a, const Node& b);

}  // namespace regraft::ast
