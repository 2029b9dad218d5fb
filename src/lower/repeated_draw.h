#pragma once
// Random numbers within an operation's arguments. What the user calls for them has a hole of its own and gets a temporary where it is
// wanted twice; what only a meaning draws would be drawn twice.

#include "neutral/expr.h"

namespace regraft {

/// Whether `code`, made of the arguments of `operation`, has one of them that draws more than once.
bool repeatsDraw(const neutral::Expr& code, const neutral::Expr& operation);

}  // namespace regraft
