#pragma once
// Parts of the user's text, to be moved or left out.

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "parse/parse.h"
#include "source/edit.h"

namespace regraft {

class CodeText {
public:
    explicit CodeText(const ParsedFile& file) : file_(file) {}

    std::string_view of(Span span) const { return span.of(file_.text); }
    /// The arguments of a call as they are written, in order; without the commas between them.
    std::vector<Span> argumentsOf(const ast::Call& call) const;
    /// What to cut out of a call, commas included, so that the arguments for which `goes` holds are gone.
    std::vector<Span> withoutArguments(const ast::Call& call, const std::function<bool(const ast::Node&)>& goes) const;
    /// `span` on one line and without comments, with `changes` made inside of it. Strings stay as they are.
    std::string onOneLine(Span span, const std::vector<Edit>& changes) const;

    /// The lines that a span touches, with the end of the last one; only what is on them beside it.
    Span linesOf(Span span) const;
    /// With a blank line behind them, if there is one.
    Span linesAndBlank(Span span) const;
    /// Whether the line before the one that begins here has something on it.
    bool isBehindText(std::uint32_t lineBegin) const;
    /// Whether nothing but blanks and a comment stands beside the span on its lines.
    bool standsAlone(Span span) const;
    std::string_view indentation(std::uint32_t offset) const;
    /// The comment behind the span on its last line; empty if there is none.
    std::string_view commentBehind(Span span) const;
    std::string_view newline() const { return file_.text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n"; }

private:
    std::uint32_t lineStart(std::uint32_t offset) const;
    std::uint32_t lineEnd(std::uint32_t offset) const;
    std::size_t firstToken(std::uint32_t offset) const;

    const ParsedFile& file_;
};

}  // namespace regraft
