#pragma once
// The lexer's state, shared by lexer*.cpp.

#include "parse/lexer.h"

namespace regraft {

class Lexer {
public:
    Lexer(std::string_view text, LexMode mode);
    LexResult run();

private:
    /// CPython refuses deeper nesting too, with these numbers.
    static constexpr std::size_t maxBrackets = 200;
    static constexpr std::size_t maxIndents = 100;
    static constexpr std::size_t maxFStrings = 150;

    struct Bracket {
        char open;
        std::uint32_t offset;
    };
    /// A column counted twice: with tabs to multiples of 8 and with tabs as one. Lines whose
    /// order differs between the two mix tabs and spaces inconsistently.
    struct Indent {
        int column;
        int tabsAsOne;
    };
    /// Where we are inside f-strings: in literal text, in a `{field}` or in a field's `:spec`.
    struct FString {
        enum class Where { Text, Field, Spec } where;
        char quote;
        bool triple;
        bool raw;
        bool templ;            ///< t"…"
        std::uint32_t start;   ///< of the literal
        std::size_t brackets;  ///< open brackets, a field's own brace included
    };

    // lexer.cpp
    void token();
    void lineEnd();
    void comment();
    void continuation();
    void name();
    void checkName(const char* begin) const;
    void operatorToken();
    void endOfText();
    // lexer_indent.cpp
    void lineStart();
    Indent measureIndent();
    void indentTo(Indent indent);
    // lexer_brackets.cpp
    void openBracket(char open);
    void closeBracket(char close);
    bool inFieldTopLevel() const;
    // lexer_numbers.cpp
    void number();
    void radixNumber(const char* kind, const char* digits);
    void decimalDigits();
    void endOfNumber(const char* kind);
    // lexer_strings.cpp
    bool stringWithPrefix(const char* prefix);
    void string(const char* begin);
    [[noreturn]] void unterminated(const char* begin, bool triple);
    // lexer_fstrings.cpp
    void fstringStart(const char* begin, bool raw, bool templ);
    void fstringText();
    void fstringOpenBrace();
    void fstringCloseBrace();
    void fstringEnd();
    bool atClosingQuote(const FString& state) const;

    void put(Tok type, const char* begin, const char* end) { result_.tokens.push_back({kindOf(type), type, {offset(begin), offset(end)}}); }
    std::uint32_t offset(const char* p) const { return static_cast<std::uint32_t>(p - text_); }
    [[noreturn]] void fail(std::string message, const char* begin, const char* end) const {
        failSyntax(std::move(message), {offset(begin), offset(end)});
    }
    [[noreturn]] void fail(std::string message) const { fail(std::move(message), p_, p_ < end_ ? p_ + 1 : p_); }
    /// Past a line ending at p: "\n", "\r\n" or "\r".
    static const char* afterNewline(const char* p) { return p + (p[0] == '\r' && p[1] == '\n' ? 2 : 1); }
    static bool isNewline(char c) { return c == '\n' || c == '\r'; }

    std::string padded_;  ///< the text and some NULs, so that looking ahead needs no checks
    const char* text_;
    const char* p_;
    const char* end_;
    LexResult result_;
    bool atLineStart_ = true;
    bool done_ = false;
    std::vector<Indent> indents_{{0, 0}};
    std::vector<Bracket> brackets_;
    std::vector<FString> fstrings_;
    std::size_t implicitBrackets_ = 0;  ///< 1 in expression mode
};

/// The keyword that [begin, end) is, or NAME.
Tok keywordOrName(const char* begin, const char* end);

/// Makes MATCH, CASE and TYPE of the NAME tokens that are keywords by their place.
void resolveSoftKeywords(std::vector<Token>& tokens, std::string_view text);

}  // namespace regraft
