// The start of a logical line: INDENT and DEDENT.

#include "parse/lexer_impl.h"

namespace regraft {

namespace {
constexpr int tabSize = 8;
}

Lexer::Indent Lexer::measureIndent() {
    Indent indent{0, 0};
    std::optional<Indent> beforeBackslash;  // a joined line is indented as its first part
    for (;; ++p_) {
        if (*p_ == ' ') {
            ++indent.column;
            ++indent.tabsAsOne;
        } else if (*p_ == '\t') {
            indent.column = (indent.column / tabSize + 1) * tabSize;
            ++indent.tabsAsOne;
        } else if (*p_ == '\f') {
            indent = {0, 0};
        } else if (*p_ == '\\' && isNewline(p_[1])) {
            if (!beforeBackslash || beforeBackslash->column == 0) beforeBackslash = indent;
            p_ = afterNewline(p_ + 1) - 1;
            if (p_ + 1 == end_) fail("unexpected EOF while parsing");
        } else {
            break;
        }
    }
    return beforeBackslash && beforeBackslash->column ? *beforeBackslash : indent;
}

/// Skips blank lines and lines that hold only a comment.
void Lexer::lineStart() {
    Indent indent;
    for (;;) {
        indent = measureIndent();
        if (*p_ == '#') comment();
        if (!isNewline(*p_)) break;
        p_ = afterNewline(p_);
    }
    atLineStart_ = false;
    if (p_ != end_) indentTo(indent);
}

void Lexer::indentTo(Indent indent) {
    const char* inconsistent = "inconsistent use of tabs and spaces in indentation";
    Indent top = indents_.back();
    if (indent.column > top.column) {
        if (indents_.size() >= maxIndents) fail("too many levels of indentation");
        if (indent.tabsAsOne <= top.tabsAsOne) fail(inconsistent);
        indents_.push_back(indent);
        put(Tok::INDENT, p_, p_);
        return;
    }
    while (indent.column < indents_.back().column) {
        indents_.pop_back();
        put(Tok::DEDENT, p_, p_);
    }
    if (indent.column != indents_.back().column) fail("unindent does not match any outer indentation level");
    if (indent.tabsAsOne != indents_.back().tabsAsOne) fail(inconsistent);
}

}  // namespace regraft
