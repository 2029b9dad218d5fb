#pragma once
// Values as Python's repr() prints them.

#include <string>
#include <string_view>

#include "ast/ast.h"

namespace regraft::ast {

/// A str's repr; `text` is UTF-8 with lone surrogates as three bytes.
void appendString(std::string& out, std::string_view text);
void appendLiteral(std::string& out, const Literal& literal);

}  // namespace regraft::ast
