#include <cstdio>
#include <cstring>

#include "base/unicode/unicode.h"
#include "parse/char_class.h"
#include "parse/lexer_impl.h"

namespace regraft {

LexResult lex(std::string_view text, LexMode mode) { return Lexer(text, mode).run(); }

Lexer::Lexer(std::string_view text, LexMode mode) {
    padded_.reserve(text.size() + 8);
    padded_.append(text).append(8, '\0');
    text_ = p_ = padded_.data();
    end_ = text_ + text.size();
    result_.tokens.reserve(text.size() / 4 + 16);
    if (mode == LexMode::Expression) {
        atLineStart_ = false;
        implicitBrackets_ = 1;
    }
}

LexResult Lexer::run() {
    try {
        if (const void* nul = std::memchr(text_, '\0', static_cast<std::size_t>(end_ - text_))) {
            p_ = static_cast<const char*>(nul);
            fail("source code cannot contain null bytes");
        }
        while (!done_) {
            if (!fstrings_.empty() && fstrings_.back().where != FString::Where::Field) fstringText();
            else token();
        }
    } catch (SyntaxFailure& failure) {
        const char* where = text_ + failure.span.begin;
        result_.failure = std::move(failure);
        put(Tok::ERROR, where, where);
    }
    resolveSoftKeywords(result_.tokens, {text_, static_cast<std::size_t>(end_ - text_)});
    return std::move(result_);
}

void Lexer::token() {
    if (atLineStart_) lineStart();
    while (*p_ == ' ' || *p_ == '\t' || *p_ == '\f') ++p_;
    const char c = *p_;
    if (isNameStart(c)) return name();
    if (isDigit(c) || (c == '.' && isDigit(p_[1]))) return number();
    switch (c) {
        case '\'':
        case '"': return string(p_);
        case '\n':
        case '\r': return lineEnd();
        case '#': return comment();
        case '\\': return continuation();
        case '\0': return endOfText();
        default: return operatorToken();
    }
}

void Lexer::lineEnd() {
    const char* begin = p_;
    p_ = afterNewline(p_);
    if (!brackets_.empty() || implicitBrackets_) return;
    put(Tok::NEWLINE, begin, p_);
    atLineStart_ = true;
}

void Lexer::comment() {
    const char* begin = p_;
    while (p_ != end_ && !isNewline(*p_)) ++p_;
    result_.comments.push_back({offset(begin), offset(p_)});
}

/// A backslash joins two lines.
void Lexer::continuation() {
    if (p_ + 1 == end_) fail("unexpected EOF while parsing");
    if (!isNewline(p_[1])) {
        ++p_;
        fail("unexpected character after line continuation character");
    }
    p_ = afterNewline(p_ + 1);
    if (p_ == end_) fail("unexpected EOF while parsing");
}

void Lexer::name() {
    const char* begin = p_;
    std::uint8_t classes = 0;
    do classes |= charClass(*p_++);
    while (isNameRest(*p_));
    if (classes & charclass::NonAscii) checkName(begin);
    if ((*p_ == '"' || *p_ == '\'') && p_ - begin <= 2 && stringWithPrefix(begin)) return;
    put(keywordOrName(begin, p_), begin, p_);
}

/// Bytes beyond ASCII are taken as parts of a name; only some characters may be.
void Lexer::checkName(const char* begin) const {
    const std::string_view text(begin, static_cast<std::size_t>(p_ - begin));
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t start = i;
        const char32_t point = unicode::decodeAt(text, i);
        if (start == 0 ? unicode::isNameStart(point) : unicode::isNameRest(point)) continue;
        const std::string character(text.substr(start, i - start));
        char code[16];
        std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(point));
        if (unicode::isPrintable(point)) fail("invalid character '" + character + "' (" + code + ")", begin + start, begin + i);
        fail(std::string("invalid non-printable character ") + code, begin + start, begin + i);
    }
}

void Lexer::endOfText() {
    if (!brackets_.empty()) {
        Bracket open = brackets_.back();
        const char* where = text_ + open.offset;
        fail(std::string("'") + open.open + "' was never closed", where, where + 1);
    }
    if (!implicitBrackets_) {
        bool lineOpen = !result_.tokens.empty() && result_.tokens.back().type != Tok::NEWLINE && result_.tokens.back().type != Tok::DEDENT;
        if (lineOpen) put(Tok::NEWLINE, p_, p_);
        for (; indents_.size() > 1; indents_.pop_back()) put(Tok::DEDENT, p_, p_);
    }
    put(Tok::END, p_, p_);
    done_ = true;
}

}  // namespace regraft
