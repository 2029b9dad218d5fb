// f-strings and t-strings as Python 3.12 has them: fields hold any expression, quotes included.

#include "parse/lexer_impl.h"

namespace regraft {

void Lexer::fstringStart(const char* begin, bool raw, bool templ) {
    const char quote = *p_;
    const bool triple = p_[1] == quote && p_[2] == quote;
    if (fstrings_.size() >= 2 * maxFStrings) fail("f-string: expressions nested too deeply");
    p_ += triple ? 3 : 1;
    put(Tok::FSTRING_START, begin, p_);
    fstrings_.push_back({FString::Where::Text, quote, triple, raw, templ, offset(begin), 0});
}

bool Lexer::atClosingQuote(const FString& state) const {
    return *p_ == state.quote && (!state.triple || (p_[1] == state.quote && p_[2] == state.quote));
}

/// Literal text or a format specification, up to the next brace or the end of the string.
void Lexer::fstringText() {
    const FString state = fstrings_.back();
    const bool spec = state.where == FString::Where::Spec;
    const char* kind = state.templ ? "t-string" : "f-string";
    const char* begin = p_;
    auto flush = [&] {
        if (p_ != begin) put(Tok::FSTRING_MIDDLE, begin, p_);
    };
    for (;;) {
        const char c = *p_;
        if (p_ >= end_ || (isNewline(c) && !state.triple)) {
            const char* start = text_ + state.start;
            if (spec && p_ < end_) fail(std::string(kind) + ": newlines are not allowed in format specifiers");
            fail(std::string(state.triple ? "unterminated triple-quoted " : "unterminated ") + kind + " literal", start, start + 1);
        }
        if (atClosingQuote(state)) {
            if (spec) fail(std::string(kind) + ": expecting '}'");
            flush();
            return fstringEnd();
        }
        if (c == '{') {
            if (p_[1] != '{' || spec) {
                flush();
                return fstringOpenBrace();
            }
            p_ += 2;
        } else if (c == '}') {
            if (spec) {
                flush();
                return fstringCloseBrace();
            }
            if (p_[1] != '}') fail(std::string(kind) + ": single '}' is not allowed");
            p_ += 2;
        } else if (c == '\\' && !state.raw && p_[1] == 'N' && p_[2] == '{') {
            while (p_ < end_ && *p_ != '}' && !isNewline(*p_) && *p_ != state.quote) ++p_;
            if (*p_ == '}') ++p_;
        } else if (c == '\\') {
            // A backslash before a brace stands for itself; before anything else it takes that along.
            ++p_;
            if (*p_ == '{' || *p_ == '}' || p_ >= end_) continue;
            p_ = isNewline(*p_) ? afterNewline(p_) : p_ + 1;
        } else {
            ++p_;
        }
    }
}

void Lexer::fstringOpenBrace() {
    FString field = fstrings_.back();
    if (fstrings_.size() >= 2 * maxFStrings) fail("f-string: expressions nested too deeply");
    openBracket('{');
    field.where = FString::Where::Field;
    field.brackets = brackets_.size();
    fstrings_.push_back(field);
    put(Tok::LBRACE, p_, p_ + 1);
    ++p_;
}

void Lexer::fstringCloseBrace() {
    closeBracket('}');
    fstrings_.pop_back();
    put(Tok::RBRACE, p_, p_ + 1);
    ++p_;
}

void Lexer::fstringEnd() {
    const char* begin = p_;
    p_ += fstrings_.back().triple ? 3 : 1;
    fstrings_.pop_back();
    put(Tok::FSTRING_END, begin, p_);
}

}  // namespace regraft
