// Number literals, refused where CPython refuses them.

#include <cstring>

#include "parse/char_class.h"
#include "parse/lexer_impl.h"

namespace regraft {

void Lexer::number() {
    const char* begin = p_;
    const char radix = *p_ == '0' ? lower(p_[1]) : '\0';
    if (radix == 'x' || radix == 'o' || radix == 'b') {
        p_ += 2;
        if (radix == 'x') radixNumber("hexadecimal", "0123456789abcdefABCDEF");
        else if (radix == 'o') radixNumber("octal", "01234567");
        else radixNumber("binary", "01");
        return put(Tok::NUMBER, begin, p_);
    }
    const char* kind = "decimal";
    if (*p_ != '.') decimalDigits();
    bool integer = true;
    if (*p_ == '.') {
        ++p_;
        integer = false;
        if (isDigit(*p_)) decimalDigits();
    }
    if (lower(*p_) == 'e') {
        const char* digits = p_ + 1 + (p_[1] == '+' || p_[1] == '-');
        if (isDigit(*digits)) {
            p_ = digits;
            integer = false;
            decimalDigits();
        } else if (digits != p_ + 1) {
            ++p_;
            fail("invalid decimal literal");
        }
    }
    if (lower(*p_) == 'j') {
        ++p_;
        integer = false;
        kind = "imaginary";
    }
    if (integer && *begin == '0' && std::strspn(begin, "0_") != static_cast<std::size_t>(p_ - begin)) {
        SyntaxFailure failure{
            "leading zeros in decimal integer literals are not permitted; "
            "use an 0o prefix for octal integers",
            {offset(begin), offset(p_)},
            std::strspn(begin, "01234567") == static_cast<std::size_t>(p_ - begin)};
        throw failure;
    }
    endOfNumber(kind);
    put(Tok::NUMBER, begin, p_);
}

/// Digits after 0x, 0o or 0b; each underscore stands before a digit.
void Lexer::radixNumber(const char* kind, const char* digits) {
    auto isRadixDigit = [&](char c) { return c != '\0' && std::strchr(digits, c) != nullptr; };
    do {
        if (*p_ == '_') ++p_;
        if (!isRadixDigit(*p_)) {
            if (isDigit(*p_)) fail(std::string("invalid digit '") + *p_ + "' in " + kind + " literal");
            fail(std::string("invalid ") + kind + " literal");
        }
        while (isRadixDigit(*p_)) ++p_;
    } while (*p_ == '_');
    if (isDigit(*p_)) fail(std::string("invalid digit '") + *p_ + "' in " + kind + " literal");
    endOfNumber(kind);
}

void Lexer::decimalDigits() {
    for (;;) {
        while (isDigit(*p_)) ++p_;
        if (*p_ != '_') return;
        ++p_;
        if (!isDigit(*p_)) fail("invalid decimal literal");
    }
}

/// A name may not follow directly, but some keywords may: `1if x else 2`.
void Lexer::endOfNumber(const char* kind) {
    if (!isNameRest(*p_)) return;
    for (std::string_view keyword : {"and", "else", "for", "if", "in", "is", "not", "or"})
        if (std::string_view(p_, static_cast<std::size_t>(end_ - p_)).starts_with(keyword)) return;
    SyntaxFailure failure{std::string("invalid ") + kind + " literal", {offset(p_), offset(p_ + 1)}, lower(*p_) == 'l'};
    throw failure;
}

}  // namespace regraft
