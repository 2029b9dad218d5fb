// Brackets, inside which line ends mean nothing, and the other operators.

#include "parse/lexer_impl.h"

namespace regraft {

void Lexer::openBracket(char open) {
    if (brackets_.size() >= maxBrackets) fail("too many nested parentheses");
    brackets_.push_back({open, offset(p_)});
}

void Lexer::closeBracket(char close) {
    if (brackets_.empty()) fail(std::string("unmatched '") + close + "'");
    Bracket open = brackets_.back();
    bool matches = (open.open == '(' && close == ')') || (open.open == '[' && close == ']') || (open.open == '{' && close == '}');
    if (!matches) fail(std::string("closing parenthesis '") + close + "' does not match opening parenthesis '" + open.open + "'");
    brackets_.pop_back();
}

/// Between the braces of an f-string field and in no other bracket.
bool Lexer::inFieldTopLevel() const { return !fstrings_.empty() && fstrings_.back().brackets == brackets_.size(); }

void Lexer::operatorToken() {
    const char* begin = p_;
    const char c = p_[0], d = p_[1], e = p_[2];
    auto take = [&](int length, Tok type) {
        p_ += length;
        put(type, begin, p_);
    };
    // `x=` after a one- or two-character operator x.
    auto assignable = [&](int length, Tok plain, Tok withEqual) {
        bool equal = p_[length] == '=';
        take(length + equal, equal ? withEqual : plain);
    };
    auto close = [&](Tok type) {
        closeBracket(c);
        take(1, type);
    };
    auto open = [&](Tok type) {
        openBracket(c);
        take(1, type);
    };
    switch (c) {
        case '(': return open(Tok::LPAR);
        case '[': return open(Tok::LSQB);
        case '{': return open(Tok::LBRACE);
        case ')': return close(Tok::RPAR);
        case ']': return close(Tok::RSQB);
        case '}':
            if (inFieldTopLevel()) return fstringCloseBrace();
            return close(Tok::RBRACE);
        case ',': return take(1, Tok::COMMA);
        case ';': return take(1, Tok::SEMI);
        case '~': return take(1, Tok::TILDE);
        case ':':
            if (inFieldTopLevel()) {
                fstrings_.back().where = FString::Where::Spec;
                return take(1, Tok::COLON);
            }
            return assignable(1, Tok::COLON, Tok::COLONEQUAL);
        case '+': return assignable(1, Tok::PLUS, Tok::PLUSEQUAL);
        case '%': return assignable(1, Tok::PERCENT, Tok::PERCENTEQUAL);
        case '&': return assignable(1, Tok::AMPER, Tok::AMPEREQUAL);
        case '|': return assignable(1, Tok::VBAR, Tok::VBAREQUAL);
        case '^': return assignable(1, Tok::CIRCUMFLEX, Tok::CIRCUMFLEXEQUAL);
        case '@': return assignable(1, Tok::AT, Tok::ATEQUAL);
        case '=': return assignable(1, Tok::EQUAL, Tok::EQEQUAL);
        case '!':
            if (d == '=') return take(2, Tok::NOTEQUAL);
            if (inFieldTopLevel()) return take(1, Tok::EXCLAMATION);
            break;
        case '-':
            if (d == '>') return take(2, Tok::RARROW);
            return assignable(1, Tok::MINUS, Tok::MINEQUAL);
        case '*':
            if (d == '*') return assignable(2, Tok::DOUBLESTAR, Tok::DOUBLESTAREQUAL);
            return assignable(1, Tok::STAR, Tok::STAREQUAL);
        case '/':
            if (d == '/') return assignable(2, Tok::DOUBLESLASH, Tok::DOUBLESLASHEQUAL);
            return assignable(1, Tok::SLASH, Tok::SLASHEQUAL);
        case '<':
            if (d == '<') return assignable(2, Tok::LEFTSHIFT, Tok::LEFTSHIFTEQUAL);
            return assignable(1, Tok::LESS, Tok::LESSEQUAL);
        case '>':
            if (d == '>') return assignable(2, Tok::RIGHTSHIFT, Tok::RIGHTSHIFTEQUAL);
            return assignable(1, Tok::GREATER, Tok::GREATEREQUAL);
        case '.':
            if (d == '.' && e == '.') return take(3, Tok::ELLIPSIS);
            return take(1, Tok::DOT);
        case '`': throw SyntaxFailure{"backticks are Python 2; use repr()", {offset(p_), offset(p_ + 1)}, true};
        default: break;
    }
    fail("invalid syntax");
}

}  // namespace regraft
