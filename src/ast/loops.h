#pragma once
// Statements that run others again and again.

#include "ast/ast.h"

namespace regraft::ast {

inline bool isLoop(const Node& node) { return node.kind == Kind::For || node.kind == Kind::AsyncFor || node.kind == Kind::While; }

}  // namespace regraft::ast
