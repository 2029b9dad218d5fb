#pragma once

#include <vector>

#include "lower/python_expr.h"

namespace regraft {

/// The arguments of a call as they are, but for one that goes.
std::vector<py::Argument> argumentsOf(const ast::Call& call, Arena& arena, const ast::Node* without = nullptr);

}  // namespace regraft
