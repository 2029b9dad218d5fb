#pragma once
// Parameters that a function's body uses as numbers.

#include <span>
#include <vector>

#include "ast/ast.h"

namespace regraft::semantic {

/// For each parameter, whether it may well be a number: it is compared with one in a condition, counted to, given to `math`, or an
/// element of a matrix that is written out, itself or by way of names and functions of it:
///
///     def rotation(angle):
///         c, s = np.cos(angle), np.sin(angle)
///         return np.array([[c, -s], [s, c]])
///
/// Not where it is used as what has axes, too (`x.shape`, `x[0]`, `len(x)`, `for row in x`).
std::vector<bool> usedAsNumbers(const ast::Node& function, std::span<const ast::arg* const> parameters);

}  // namespace regraft::semantic
