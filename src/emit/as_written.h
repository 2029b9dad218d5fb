#pragma once
// Uses whose code means the same in the target as it stands.

#include "ast/ast.h"
#include "lower/python_expr.h"

namespace regraft {

/// Whether `code` is what the user wrote at `node` but for what is rewritten in its parts: `a == b` for `a == b`,
/// `x.sum(axis=0)` for `x.sum(axis=0)`. Then nothing hinges on what `node` was taken for.
bool standsAsWritten(const py::Expr& code, const ast::Expr& node);

}  // namespace regraft
