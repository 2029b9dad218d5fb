#pragma once

#include "base/arena.h"
#include "lower/python_expr.h"

namespace regraft {

/// What is written behind `@` so that the function becomes `applied`, in which `decorator` stands for it:
///
///     torch.compile(f)                →   torch.compile
///     torch.vmap(f, in_dims=1)        →   functools.partial(torch.vmap, in_dims=1)
///
/// Null if nothing can be.
const py::Expr* asDecorator(const py::Expr& applied, const ast::Expr& decorator, Arena& arena);

/// Whether the function stays as it is.
bool isUnchanged(const py::Expr& applied, const ast::Expr& decorator);

}  // namespace regraft
