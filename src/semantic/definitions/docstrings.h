#pragma once
// What docstrings say of parameters.

#include <string_view>

#include "neutral/type.h"

namespace regraft::semantic {

/// Which StandIns a function's docstring names for a parameter, in NumPy's style or Google's:
///
///     values : array_like, shape (M,)
///     rate (float or list): ...
std::uint8_t documentedStandIns(const ast::Node& function, std::string_view parameter, std::string_view text);

}  // namespace regraft::semantic
