#pragma once
// Parameters that may be numbers or lists as well as arrays, as far as a function's body shows.

#include <cstdint>
#include <span>
#include <vector>

#include "ast/ast.h"

namespace regraft::semantic {

/// For each parameter, the UntoldStandIns (neutral/type.h) that the body has nothing against:
///
///     x.shape, x[:, 0], x[x > 0], x @ y   an array, or another thing with members
///     len(x), x[0], for row in x          no number
///     x ** 2, -x, x > 0                   no list
std::vector<std::uint8_t> untoldStandInsOf(const ast::Node& function, std::span<const ast::arg* const> parameters);

}  // namespace regraft::semantic
