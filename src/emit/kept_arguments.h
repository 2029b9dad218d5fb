#pragma once
// A call written from a table that calls what the user called: the user's arguments stay where they are, and as they are.
//
//     np.genfromtxt(f, delimiter=",", dtype=None)   →   np.genfromtxt(f, delimiter=",", dtype=None, encoding="bytes")

#include "base/arena.h"
#include "lower/python_expr.h"

namespace regraft {

/// `code` with the arguments of `call` in their places, if all of them are among its own as the user wrote them or by their names; else
/// `code` itself.
const py::Expr& keepingArguments(const py::Expr& code, const ast::Call& call, Arena& arena);

}  // namespace regraft
