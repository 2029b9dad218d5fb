#pragma once
// What a format with % makes numbers of:
//
//     "%d: %.2f (%s)" % (i, x, name)      i and x, and not name

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ast/ast.h"

namespace regraft {

/// The conversions in a `%` format, `sr` of "%s: %5.2r"; '(' for one that names its value. Nothing where one takes its width from a value.
std::optional<std::string> conversionsIn(std::string_view text);

/// The values; none where the format isn't written out, or takes its widths from the values, too.
std::vector<const ast::Expr*> formattedNumbers(const ast::BinOp& text);

}  // namespace regraft
