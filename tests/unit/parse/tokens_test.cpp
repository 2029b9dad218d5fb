#include "parsing.h"

using namespace regraft;

namespace {

/// Each token as its text, layout tokens by name.
std::string tokens(std::string_view text) {
    std::string out;
    const auto file = parsed(text);
    for (const Token& token : file->tokens) {
        if (!out.empty()) out += ' ';
        switch (token.kind) {
            case TokenKind::Newline: out += "NL"; break;
            case TokenKind::Indent: out += "IN"; break;
            case TokenKind::Dedent: out += "DE"; break;
            case TokenKind::End: out += "END"; break;
            default: out += token.span.of(text);
        }
    }
    return out;
}

TokenKind kindOfFirst(std::string_view text) { return parsed(text)->tokens[0].kind; }

}  // namespace

TEST_CASE("operators take the longest match") {
    REQUIRE(tokens("a**=b//c<<d") == "a **= b // c << d NL END");
    REQUIRE(tokens("a != b >= c") == "a != b >= c NL END");
    REQUIRE(tokens("x[...]") == "x [ ... ] NL END");
    REQUIRE(tokens("x = a if b else-c") == "x = a if b else - c NL END");
}

TEST_CASE("indentation") {
    REQUIRE(tokens("if a:\n  b\nc\n") == "if a : NL IN b NL DE c NL END");
    REQUIRE(tokens("if a:\n  if b:\n    c\n") == "if a : NL IN if b : NL IN c NL DE DE END");
    REQUIRE(tokens("if a:\n\n  # note\n  b\n # odd\nc") == "if a : NL IN b NL DE c NL END");
    REQUIRE(tokens("if a:\n  \tb\n  \tc\n") == "if a : NL IN b NL c NL DE END");
}

TEST_CASE("tabs and spaces must agree whatever a tab's width") {
    REQUIRE(refusal("if a:\n        b\n\tc\n").starts_with("inconsistent use of tabs"));
    REQUIRE(refusal("if a:\n\tb\n        c\n").starts_with("inconsistent use of tabs"));
    REQUIRE(refusal("if a:\n  b\n c\n").starts_with("unindent does not match"));
    REQUIRE(refusal("  a\n").starts_with("unexpected indent"));
    REQUIRE(refusal("if a:\nb\n").starts_with("expected an indented block"));
    REQUIRE(accepts("if a:\n\f  b\n"));
}

TEST_CASE("line endings") {
    for (const char* text : {"a\nb\n", "a\r\nb\r\n", "a\rb\r", "a\nb"}) REQUIRE(tokens(text) == "a NL b NL END");
    REQUIRE(tokens("f(a,\r\n b)\r\n") == "f ( a , b ) NL END");
    REQUIRE(tokens("a = \\\r\n b") == "a = b NL END");
    REQUIRE(refusal("a = \\ \nb").starts_with("unexpected character after line continuation"));
    REQUIRE(refusal("a = \\").starts_with("unexpected EOF"));
}

TEST_CASE("comments are kept by position") {
    const std::string_view text = "# one\na = 1  # two\r\n'# no'\nf(  # three\n)\n#";
    const auto file = parsed(text);
    std::vector<std::string_view> comments;
    for (const Span comment : file->comments) comments.push_back(comment.of(text));
    REQUIRE(comments == std::vector<std::string_view>{"# one", "# two", "# three", "#"});
}

TEST_CASE("f-strings are their parts") {
    REQUIRE(tokens("f'a{b!r:>{c}}d'") == "f' a { b ! r : > { c } } d ' NL END");
    REQUIRE(tokens("f'{a['b']}'") == "f' { a [ 'b' ] } ' NL END");
    REQUIRE(tokens("f'{{}}'") == "f' {{}} ' NL END");
    REQUIRE(tokens("f'{x:=5}'") == "f' { x : =5 } ' NL END");
    REQUIRE(tokens("f'{(x:=5)}'") == "f' { ( x := 5 ) } ' NL END");
    REQUIRE(tokens("f'{x!=y}'") == "f' { x != y } ' NL END");
}

TEST_CASE("soft keywords are keywords by their place") {
    REQUIRE(kindOfFirst("match x:\n  case 1: pass\n") == TokenKind::Keyword);
    REQUIRE(kindOfFirst("match = 1") == TokenKind::Name);
    REQUIRE(kindOfFirst("match(x)") == TokenKind::Name);
    REQUIRE(kindOfFirst("match[x]: int") == TokenKind::Name);
    REQUIRE(kindOfFirst("type X = int") == TokenKind::Keyword);
    REQUIRE(kindOfFirst("type = 1") == TokenKind::Name);
    REQUIRE(kindOfFirst("type(x)") == TokenKind::Name);
    REQUIRE(accepts("match match:\n  case case: pass\n"));
    REQUIRE(accepts("match x:\n  case 1:\n    case = 2\n    match y:\n      case 2: type = 3\n"));
    REQUIRE(accepts("if x: type Y = int"));
}

TEST_CASE("numbers") {
    for (const char* good :
         {"0", "00", "0_0", "1_000", "0x_ff", "0b1", "0o17", "1.", ".5", "1e5", "1_0e-1_0j", "09.5", "1if x else y", "0xfor x"})
        REQUIRE(accepts(good));
    REQUIRE(refusal("0b2").starts_with("invalid digit '2' in binary literal"));
    REQUIRE(refusal("0o8").starts_with("invalid digit '8' in octal literal"));
    REQUIRE(refusal("0x") == "invalid hexadecimal literal @ ");
    for (const char* bad : {"1__0", "1_", "1e", "1e+", "1.real", "12abc"}) REQUIRE(refusal(bad).starts_with("invalid decimal literal"));
    REQUIRE(refusal("1jx").starts_with("invalid imaginary literal"));
    REQUIRE(refusal("0777").starts_with("leading zeros in decimal integer literals"));
}

TEST_CASE("brackets") {
    REQUIRE(refusal("x = (1,\n") == "'(' was never closed @ (");
    REQUIRE(refusal("x = )") == "unmatched ')' @ )");
    REQUIRE(refusal("x = (1]") == "closing parenthesis ']' does not match opening parenthesis '(' @ ]");
}

TEST_CASE("strings that don't end") {
    REQUIRE(refusal("x = 'abc\n") == "unterminated string literal @ '");
    REQUIRE(refusal("'''abc\n") == "unterminated triple-quoted string literal @ '");
    REQUIRE(refusal("f'abc{x}") == "unterminated f-string literal @ f");
    REQUIRE(refusal("f'{x'") == "f-string: expecting '}' @ '");
}

TEST_CASE("characters that can't be") {
    REQUIRE(refusal("a$b").starts_with("invalid syntax"));
    REQUIRE(refusal("x = €") == "invalid character '€' (U+20AC) @ €");
    REQUIRE(refusal("x =\u00A01") == "invalid non-printable character U+00A0 @ \u00A0");
    REQUIRE(refused(std::string_view("a\0b", 3)).message == "source code cannot contain null bytes");
}
