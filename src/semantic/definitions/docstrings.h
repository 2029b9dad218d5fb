#pragma once
// What docstrings say of parameters.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "neutral/type.h"

namespace regraft::semantic {

/// Which StandIns a function's docstring names for each of its parameters, in NumPy's style or Google's; nothing if it has none:
///
///     values : array_like, shape (M,)
///     rate (float or list): ...
std::vector<std::uint8_t> documentedStandIns(const ast::Node& function, std::span<const ast::arg* const> parameters, std::string_view text);

}  // namespace regraft::semantic
