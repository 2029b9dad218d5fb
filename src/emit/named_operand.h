#pragma once
// An operand that is needed twice, where no statement can stand before: `jnp.where(jnp.isnan(value := f(x)), 0, jnp.sign(value))`.

#include <string_view>

#include "base/arena.h"
#include "emit/source_tree.h"
#include "lower/python_expr.h"

namespace regraft {

/// `code` with `operand` under a name from its first evaluation on; null where that one may be left out. The text of `name` has to
/// outlive the arena.
const py::Expr* withNamedOperand(const py::Expr& code, const ast::Expr& operand, std::string_view name, Arena& arena);

/// Whether Python allows an assignment expression in the place of `node`: not in what a comprehension goes over, nor in one of a class
/// body.
bool allowsNaming(const ast::Node& node, const SourceTree& tree);

}  // namespace regraft
