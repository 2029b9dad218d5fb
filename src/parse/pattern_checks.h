#pragma once
// What CPython's compiler refuses in the patterns of a match statement.

#include "ast/ast.h"

namespace regraft {

/// Names bound twice, alternatives that bind different names, several stars, repeated attributes and keys, and
/// cases after one that always matches.
void checkPatterns(const ast::Match& match);

}  // namespace regraft
