#include "parse/token.h"

namespace regraft {

std::string_view tokenText(Tok type) {
    static constexpr std::string_view texts[] = {
        "",
#define SYMBOL(name) #name,
#define KEYWORD(name, text) text,
#define OPERATOR(name, text) text,
#include "grammar/tokens.def"
#undef SYMBOL
#undef KEYWORD
#undef OPERATOR
    };
    return texts[static_cast<std::size_t>(type)];
}

namespace {
constexpr TokenKind symbolKind(Tok type) {
    switch (type) {
        case Tok::NAME: return TokenKind::Name;
        case Tok::NUMBER: return TokenKind::Number;
        case Tok::STRING:
        case Tok::FSTRING_START:
        case Tok::FSTRING_MIDDLE:
        case Tok::FSTRING_END: return TokenKind::String;
        case Tok::NEWLINE: return TokenKind::Newline;
        case Tok::INDENT: return TokenKind::Indent;
        case Tok::DEDENT: return TokenKind::Dedent;
        case Tok::MATCH:
        case Tok::CASE:
        case Tok::TYPE: return TokenKind::Keyword;
        default: return TokenKind::End;
    }
}
}  // namespace

TokenKind kindOf(Tok type) {
    static constexpr TokenKind kinds[] = {
        TokenKind::End,
#define SYMBOL(name) symbolKind(Tok::name),
#define KEYWORD(name, text) TokenKind::Keyword,
#define OPERATOR(name, text) TokenKind::Operator,
#include "grammar/tokens.def"
#undef SYMBOL
#undef KEYWORD
#undef OPERATOR
    };
    return kinds[static_cast<std::size_t>(type)];
}

}  // namespace regraft
