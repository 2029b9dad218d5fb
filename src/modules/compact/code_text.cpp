#include "modules/compact/code_text.h"

#include <algorithm>

#include "ast/ast.h"

namespace regraft {

std::size_t CodeText::firstToken(std::uint32_t offset) const {
    auto found =
        std::partition_point(file_.tokens.begin(), file_.tokens.end(), [&](const Token& token) { return token.span.begin < offset; });
    return static_cast<std::size_t>(found - file_.tokens.begin());
}

namespace {
bool opens(std::string_view text) { return text == "(" || text == "[" || text == "{"; }
bool closes(std::string_view text) { return text == ")" || text == "]" || text == "}"; }
}  // namespace

std::vector<Span> CodeText::argumentsOf(const ast::Call& call) const {
    std::size_t end = firstToken(call.span.end);
    std::size_t begin = end;
    for (int depth = 0; begin-- > 0;) {  // back to the bracket that the last token closes
        if (file_.tokens[begin].kind != TokenKind::Operator) continue;
        std::string_view text = of(file_.tokens[begin].span);
        depth += closes(text) - opens(text);
        if (depth == 0) break;
    }
    std::vector<Span> found;
    int depth = 0;
    bool isOpen = false;
    for (std::size_t i = begin + 1; i + 1 < end; ++i) {
        const Token& token = file_.tokens[i];
        if (token.kind == TokenKind::Newline) continue;
        std::string_view text = of(token.span);
        bool isOperator = token.kind == TokenKind::Operator;
        if (isOperator && depth == 0 && text == ",") {
            isOpen = false;
            continue;
        }
        if (!isOpen) found.push_back(token.span);
        isOpen = true;
        found.back().end = token.span.end;
        if (isOperator) depth += opens(text) - closes(text);
    }
    return found;
}

std::vector<Span> CodeText::withoutArguments(const ast::Call& call, const std::function<bool(const ast::Node&)>& goes) const {
    std::vector<Span> all = argumentsOf(call);
    std::vector<bool> isGone(all.size());
    auto mark = [&](const ast::Node& argument) {
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].contains(argument.span) && goes(argument)) isGone[i] = true;
    };
    for (const ast::Expr* argument : call.args) mark(*argument);
    for (const ast::keyword* keyword : call.keywords) mark(*keyword);
    std::vector<Span> cuts;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!isGone[i]) continue;
        std::size_t last = i;
        while (last + 1 < all.size() && isGone[last + 1]) ++last;
        Span cut{all[i].begin, all[last].end};
        if (i > 0) cut.begin = all[i - 1].end;
        else if (last + 1 < all.size()) cut.end = all[last + 1].begin;
        cuts.push_back(cut);
        i = last;
    }
    return cuts;
}

std::string CodeText::onOneLine(Span span, const std::vector<Edit>& changes) const {
    std::string out;
    std::uint32_t done = span.begin;
    bool isTight = true;  // nothing stands between this and what comes next
    auto gap = [&](std::uint32_t to) {
        if (done >= to) return;
        std::string_view between = file_.text.substr(done, to - done);
        if (between.find_first_of("\n\r#\\") == std::string_view::npos) out += between;
        else if (!isTight && !closes(of({to, to + 1}))) out += ' ';
    };
    for (std::size_t i = firstToken(span.begin); i < file_.tokens.size() && file_.tokens[i].span.begin < span.end; ++i) {
        const Token& token = file_.tokens[i];
        if (token.span.begin < done || token.span.empty() || token.kind == TokenKind::Newline) continue;
        auto change = std::find_if(changes.begin(), changes.end(), [&](const Edit& edit) {
            return edit.span.begin >= done && edit.span.begin <= token.span.begin && token.span.begin < edit.span.end;
        });
        Span next = change == changes.end() ? token.span : change->span;
        gap(next.begin);
        out += change == changes.end() ? of(token.span) : std::string_view(change->replacement);
        isTight = opens(of(token.span)) && change == changes.end();
        done = next.end;
    }
    return out;
}

std::uint32_t CodeText::lineStart(std::uint32_t offset) const {
    std::size_t found = offset == 0 ? std::string_view::npos : file_.text.find_last_of("\n\r", offset - 1);
    return found == std::string_view::npos ? 0 : static_cast<std::uint32_t>(found + 1);
}

std::uint32_t CodeText::lineEnd(std::uint32_t offset) const {
    std::size_t found = file_.text.find_first_of("\n\r", offset);
    return static_cast<std::uint32_t>(found == std::string_view::npos ? file_.text.size() : found);
}

Span CodeText::linesOf(Span span) const {
    std::uint32_t end = lineEnd(span.end);
    if (file_.text.substr(end).starts_with("\r\n")) end += 2;
    else if (end < file_.text.size()) ++end;
    return {lineStart(span.begin), end};
}

Span CodeText::linesAndBlank(Span span) const {
    Span lines = linesOf(span);
    std::uint32_t end = lineEnd(lines.end);
    bool isBlank = file_.text.substr(lines.end, end - lines.end).find_first_not_of(" \t") == std::string_view::npos;
    return isBlank && end < file_.text.size() ? Span{lines.begin, linesOf({lines.end, lines.end}).end} : lines;
}

bool CodeText::isBehindText(std::uint32_t lineBegin) const {
    if (lineBegin == 0) return false;
    std::uint32_t before = lineStart(lineBegin - 1);
    return file_.text.substr(before, lineBegin - before).find_first_not_of(" \t\r\n") != std::string_view::npos;
}

bool CodeText::standsAlone(Span span) const {
    std::string_view before = file_.text.substr(lineStart(span.begin), span.begin - lineStart(span.begin));
    std::string_view behind = file_.text.substr(span.end, lineEnd(span.end) - span.end);
    std::size_t first = behind.find_first_not_of(" \t");
    return before.find_first_not_of(" \t") == std::string_view::npos && (first == std::string_view::npos || behind[first] == '#');
}

std::string_view CodeText::indentation(std::uint32_t offset) const {
    std::string_view line = file_.text.substr(lineStart(offset));
    return line.substr(0, line.find_first_not_of(" \t"));
}

std::string_view CodeText::commentBehind(Span span) const {
    std::string_view behind = file_.text.substr(span.end, lineEnd(span.end) - span.end);
    std::size_t first = behind.find_first_not_of(" \t");
    return first != std::string_view::npos && behind[first] == '#' ? behind.substr(first) : std::string_view();
}

}  // namespace regraft
