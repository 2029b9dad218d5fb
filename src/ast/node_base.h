#pragma once

#include "ast/ast.h"

namespace regraft::ast {

/// Whether a node is a statement, by the type that it derives from in nodes.def.
bool isStatement(const Node& node);
/// Whether a node is an expression.
bool isExpression(const Node& node);

}  // namespace regraft::ast
