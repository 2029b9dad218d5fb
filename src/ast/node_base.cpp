#include "ast/node_base.h"

#include <type_traits>

namespace regraft::ast {

namespace {

constexpr bool areStatements[] = {
#define NODE(base, name, fields) std::is_base_of_v<Stmt, name>,
#include "ast/nodes.def"
#undef NODE
};

constexpr bool areExpressions[] = {
#define NODE(base, name, fields) std::is_base_of_v<Expr, name>,
#include "ast/nodes.def"
#undef NODE
};

}  // namespace

bool isStatement(const Node& node) { return areStatements[static_cast<std::size_t>(node.kind)]; }
bool isExpression(const Node& node) { return areExpressions[static_cast<std::size_t>(node.kind)]; }

}  // namespace regraft::ast
