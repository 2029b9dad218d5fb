// String and bytes literals. An f-string's start is here, its inside in lexer_fstrings.cpp.

#include "parse/char_class.h"
#include "parse/lexer_impl.h"

namespace regraft {

/// [prefix, p_) stands before a quote. Whether it is a string prefix; if so, lexes the string.
bool Lexer::stringWithPrefix(const char* prefix) {
    bool r = false, b = false, u = false, f = false, t = false;
    for (const char* q = prefix; q != p_; ++q) {
        bool* seen = nullptr;
        switch (lower(*q)) {
            case 'r': seen = &r; break;
            case 'b': seen = &b; break;
            case 'u': seen = &u; break;
            case 'f': seen = &f; break;
            case 't': seen = &t; break;
            default: return false;
        }
        if (*seen) return false;
        *seen = true;
    }
    if (b + u + f + t > 1) return false;
    if (u && r) {
        SyntaxFailure failure{"ur\"…\" strings are Python 2", {offset(prefix), offset(p_)}, true};
        throw failure;
    }
    if (f || t) fstringStart(prefix, r, t);
    else string(prefix);
    return true;
}

/// At the opening quote of a literal that starts at `begin`.
void Lexer::string(const char* begin) {
    const char quote = *p_;
    const bool triple = p_[1] == quote && p_[2] == quote;
    p_ += triple ? 3 : 1;
    for (;;) {
        const char c = *p_;
        if (c == quote && (!triple || (p_[1] == quote && p_[2] == quote))) break;
        if (c == '\\') {
            ++p_;
            if (p_ == end_) unterminated(begin, triple);
            p_ = isNewline(*p_) ? afterNewline(p_) : p_ + 1;
        } else if ((isNewline(c) && !triple) || p_ >= end_) {
            unterminated(begin, triple);
        } else {
            ++p_;
        }
    }
    p_ += triple ? 3 : 1;
    put(Tok::STRING, begin, p_);
}

void Lexer::unterminated(const char* begin, bool triple) {
    // A quote like the one of the f-string around is rather the end of that.
    if (!fstrings_.empty() && fstrings_.back().quote == *begin && fstrings_.back().triple == triple)
        fail("f-string: expecting '}'", begin, begin + 1);
    fail(triple ? "unterminated triple-quoted string literal" : "unterminated string literal", begin, begin + 1);
}

}  // namespace regraft
