#pragma once
// Tuples and lists that are written out.

#include <span>

#include "ast/ast.h"

namespace regraft::ast {

/// `(a, b)`, `[a, b]`; `expr` may be null.
bool isDisplay(const Expr* expr);
/// Of a display; of others, none.
std::span<Expr* const> elementsOf(const Expr* display);
/// `(*lead, 2)`: how many elements there are, and which is where, is not known.
bool hasStar(const Expr* display);

}  // namespace regraft::ast
