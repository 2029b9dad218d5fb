#pragma once
// Literals, as tables and users write them.

#include "neutral/expr.h"

namespace regraft {

/// Whether `expr` is a constant: a literal, a negated number, or a tuple or list of these.
bool isLiteral(const ast::Expr& expr);
/// Unknown of an expression that is none.
TypeKind kindOfLiteral(const ast::Expr& literal);
/// A constant expression that `value` is known to equal; null if none is known.
const ast::Expr* knownLiteral(const neutral::Expr& value);
/// Whether two constant expressions mean the same value (`1`, `-1`, `'fro'`, `None`, `(0, 1)`).
bool sameLiteral(const ast::Expr& a, const ast::Expr& b);

}  // namespace regraft
