#pragma once
// Tokens as the lexer makes them and later stages see them.

#include <cstdint>
#include <string_view>

#include "source/span.h"

namespace regraft {

/// The grammar's token types, from grammar/tokens.def. 0 is no token.
enum class Tok : std::uint8_t {
    None_,
#define SYMBOL(name) name,
#define KEYWORD(name, text) name,
#define OPERATOR(name, text) name,
#include "grammar/tokens.def"
#undef SYMBOL
#undef KEYWORD
#undef OPERATOR
};

/// The lexical kinds that later stages ask about. Keywords and operators keep their own text.
enum class TokenKind : std::uint8_t { Name, Keyword, Number, String, Operator, Newline, Indent, Dedent, End };

/// A token as emission sees it; an f-string is its parts (start, middles, end: String; the braces and what is
/// between them: ordinary tokens).
struct Token {
    TokenKind kind;
    Tok type;  ///< finer than `kind`: which keyword or operator
    Span span;
};

/// "if" for IF, "(" for LPAR, "NAME" for NAME.
std::string_view tokenText(Tok type);

TokenKind kindOf(Tok type);

}  // namespace regraft
