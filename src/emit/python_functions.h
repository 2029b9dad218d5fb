#pragma once

#include <string_view>

#include "semantic/analysis.h"

namespace regraft {

/// What is called where it is one of Python's own functions, or of functools or itertools: "map", "reduce"; empty if it isn't.
std::string_view pythonsFunction(const ast::Expr& called, const Analysis& analysis);

}  // namespace regraft
