#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "lower/lower.h"
#include "lower/python_expr.h"

namespace regraft {

/// Of `f(x, y, axis=1)`, over the variables x and y: f, and the keywords that it takes besides.
struct CalledFunction {
    const py::Expr* function = nullptr;  ///< null: the body is no call of that form
    std::span<const py::Argument> bound = {};
};
CalledFunction calledFunction(const py::Expr& body, const std::vector<std::string_view>& variables);

/// What stands for a parameter that is given only when the function is called: an array.
const neutral::Expr* parameterValue(const Parameter& parameter, const LowerContext& context);

}  // namespace regraft
