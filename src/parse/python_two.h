#pragma once
// Python 2 is refused by name.

#include <optional>
#include <string>
#include <string_view>

#include "ast/ast.h"
#include "parse/token.h"

namespace regraft {

/// If the token that fits no rule is where Python 2 code stops being Python 3: what it is.
std::optional<std::string> pythonTwoAt(const Token* token, const Token* first, std::string_view text);

/// `except Type, name:` was Python 2's `except Type as name:`; since 3.14 it catches two types. The second is taken
/// for a variable when it is a lower-case name that the body uses or that is customary for exceptions.
bool isPythonTwoHandler(const ast::Tuple& types, std::span<ast::Stmt*> body);

}  // namespace regraft
