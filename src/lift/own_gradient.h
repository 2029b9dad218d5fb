#pragma once

#include "ast/ast.h"
#include "mapping/tables.h"

namespace regraft {

/// `w -= rate * w.grad`: a statement that changes what it reads the gradients of, which gather in it.
bool readsOwnGradient(const ast::AugAssign& statement, const Framework& framework);

/// The array of `x.data`, which is x, for which nothing is recorded; null of other expressions.
const ast::Expr* unrecordedArray(const ast::Expr& expr, const Framework& framework);

}  // namespace regraft
