#pragma once
// Short ways to make target code.

#include <string>
#include <vector>

#include "base/arena.h"
#include "lower/python_expr.h"

namespace regraft::py {

const Expr* source(Arena& arena, const ast::Expr& node);
const Expr* literal(Arena& arena, std::string_view text);
const Expr* name(Arena& arena, ExprKind kind, std::string_view text);  ///< Api, Helper or Name
const Expr* apiOrHelper(Arena& arena, std::string_view text);          ///< of an API's name, or "helpers.NAME"
const Expr* call(Arena& arena, const Expr* function, const std::vector<Argument>& arguments, const ast::Expr* origin = nullptr);
const Expr* attribute(Arena& arena, const Expr* value, std::string_view member, const ast::Expr* origin = nullptr);
/// A node whose content is its parts and perhaps an operator.
const Expr* node(Arena& arena, ExprKind kind, const std::vector<const Expr*>& parts, std::string_view text = {},
                 const ast::Expr* origin = nullptr);

/// A constant of a table as source text.
std::string literalText(const ast::Expr& literal);

}  // namespace regraft::py
