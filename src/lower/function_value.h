#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "lower/python_expr.h"

namespace regraft {

/// Of `f(x, y, axis=1)`, over the variables x and y: f, and the keywords that it takes besides.
struct CalledFunction {
    const py::Expr* function = nullptr;  ///< null: the body is no call of that form
    std::span<const py::Argument> bound = {};
};
CalledFunction calledFunction(const py::Expr& body, const std::vector<std::string_view>& variables);

}  // namespace regraft
