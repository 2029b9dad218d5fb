#pragma once
// Text to tokens: indentation, brackets, strings, numbers, f-strings with their nested fields.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/syntax_failure.h"
#include "parse/token.h"

namespace regraft {

struct LexResult {
    std::vector<Token> tokens;  ///< ends with END, or with ERROR where `failure` was met
    std::vector<Span> comments;
    std::optional<SyntaxFailure> failure;
};

enum class LexMode { Module, Expression };  ///< Expression: as if the text stood in parentheses

/// Never throws: a refusal is in `failure`, so that an earlier error of the grammar can be reported instead.
LexResult lex(std::string_view text, LexMode mode = LexMode::Module);

}  // namespace regraft
