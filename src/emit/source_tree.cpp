#include "emit/source_tree.h"

#include <algorithm>

#include "ast/node_base.h"
#include "ast/visit.h"

namespace regraft {

namespace {

std::string_view commonestNewline(std::string_view text) {
    std::size_t crlf = 0, lf = 0, cr = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') ++lf;
        if (text[i] != '\r') continue;
        if (i + 1 < text.size() && text[i + 1] == '\n') ++crlf, ++i;
        else ++cr;
    }
    if (crlf > lf && crlf >= cr) return "\r\n";
    return cr > lf ? "\r" : "\n";
}

bool isNewlineByte(char c) { return c == '\n' || c == '\r'; }

}  // namespace

SourceTree::SourceTree(const ParsedFile& file) : file_(file), newline_(commonestNewline(file.text)) {
    bool lineBegins = true;
    tokens_.reserve(file.tokens.size());
    for (const Token& token : file.tokens) {
        if (token.kind == TokenKind::Newline) lineBegins = true;
        if (token.kind == TokenKind::Newline || token.span.empty()) continue;
        if (token.kind == TokenKind::Indent || token.kind == TokenKind::Dedent || token.kind == TokenKind::End) continue;
        if (lineBegins) logicalStarts_.push_back(token.span.begin);
        lineBegins = false;
        tokens_.push_back(token);
    }
    indexBrackets();
    indexFStrings();
    indexParents();
}

void SourceTree::indexBrackets() {
    partners_.assign(tokens_.size(), none);
    around_.assign(tokens_.size(), none);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        if (!open.empty()) around_[i] = open.back();
        switch (tokens_[i].type) {
            case Tok::LPAR:
            case Tok::LSQB:
            case Tok::LBRACE: open.push_back(i); break;
            case Tok::RPAR:
            case Tok::RSQB:
            case Tok::RBRACE:
                if (open.empty()) break;
                partners_[i] = open.back();
                partners_[open.back()] = i;
                open.pop_back();
                break;
            default: break;
        }
    }
}

void SourceTree::indexFStrings() {
    fstrings_.assign(tokens_.size(), none);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        if (tokens_[i].type == Tok::FSTRING_END && !open.empty()) open.pop_back();
        if (!open.empty()) fstrings_[i] = open.front();
        if (tokens_[i].type == Tok::FSTRING_START) open.push_back(i);
    }
}

void SourceTree::indexParents() {
    parents_.assign(file_.nodeCount, nullptr);
    ast::walk(*file_.module, [this](const ast::Node& node) {
        ast::forEachChild(node, [&](const ast::Node& child) { parents_[child.id] = &node; });
        return true;
    });
}

std::size_t SourceTree::firstFrom(std::uint32_t offset) const {
    auto found = std::lower_bound(tokens_.begin(), tokens_.end(), offset,
                                  [](const Token& token, std::uint32_t at) { return token.span.begin < at; });
    return static_cast<std::size_t>(found - tokens_.begin());
}

std::size_t SourceTree::lastBefore(std::uint32_t offset) const {
    auto found =
        std::upper_bound(tokens_.begin(), tokens_.end(), offset, [](std::uint32_t at, const Token& token) { return at < token.span.end; });
    return found == tokens_.begin() ? none : static_cast<std::size_t>(found - tokens_.begin()) - 1;
}

const ast::Stmt* SourceTree::statementOf(const ast::Node& node) const {
    const ast::Node* at = &node;
    while (at && !ast::isStatement(*at)) at = parent(*at);
    return static_cast<const ast::Stmt*>(at);
}

Span SourceTree::callBrackets(const ast::Call& call) const {
    std::size_t close = lastBefore(call.span.end);
    std::size_t open = partners_[close];
    return {tokens_[open].span.begin, tokens_[close].span.end};
}

Span SourceTree::withParentheses(const ast::Expr& expr) const {
    const ast::Node* around = parent(expr);
    const ast::Call* call = around ? ast::as<ast::Call>(around) : nullptr;
    if (!call && around && around->kind == ast::Kind::keyword) call = ast::as<ast::Call>(parent(*around));
    std::uint32_t callOpen = call && call->func != &expr ? callBrackets(*call).begin : static_cast<std::uint32_t>(-1);
    Span span = expr.span;
    for (;;) {
        std::size_t before = lastBefore(span.begin), after = firstFrom(span.end);
        if (before == none || after >= tokens_.size()) return span;
        if (tokens_[before].type != Tok::LPAR || partners_[before] != after) return span;
        if (tokens_[before].span.begin == callOpen) return span;
        if (around && ast::as<ast::ClassDef>(around) && tokens_[before].span.begin > 0) {
            std::size_t name = before ? before - 1 : before;  // class A(base): the parentheses are the class's
            if (tokens_[name].kind == TokenKind::Name || tokens_[name].type == Tok::RSQB) return span;
        }
        span = {tokens_[before].span.begin, tokens_[after].span.end};
    }
}

bool SourceTree::insideBrackets(Span span) const {
    std::size_t first = firstFrom(span.begin);
    return first < tokens_.size() && around_[first] != none;
}

std::uint32_t SourceTree::logicalLineStart(std::uint32_t offset) const {
    auto found = std::upper_bound(logicalStarts_.begin(), logicalStarts_.end(), offset);
    return found == logicalStarts_.begin() ? 0 : *std::prev(found);
}

std::uint32_t SourceTree::lineStart(std::uint32_t offset) const {
    std::string_view all = text();
    while (offset > 0 && !isNewlineByte(all[offset - 1])) --offset;
    return offset;
}

std::uint32_t SourceTree::lineEnd(std::uint32_t offset) const {
    std::string_view all = text();
    while (offset < all.size() && !isNewlineByte(all[offset])) ++offset;
    return offset;
}

std::uint32_t SourceTree::nextLineStart(std::uint32_t offset) const {
    std::string_view all = text();
    std::uint32_t end = lineEnd(offset);
    if (end + 1 < all.size() && all[end] == '\r' && all[end + 1] == '\n') return end + 2;
    return end < all.size() ? end + 1 : end;
}

std::string_view SourceTree::indentation(std::uint32_t offset) const {
    std::string_view line = text().substr(lineStart(offset));
    std::size_t skip = line.find_first_not_of('\f');
    if (skip == std::string_view::npos) return {};
    line.remove_prefix(skip);
    std::size_t width = std::min(line.find_first_not_of(" \t"), line.size());
    for (const auto& [lines, less] : dedented_)
        if (lines.begin <= offset && offset < lines.end) width -= std::min(width, less);
    return line.substr(0, width);
}

std::vector<Span> SourceTree::commentsIn(Span span) const {
    const std::vector<Span>& all = file_.comments;
    auto first = std::lower_bound(all.begin(), all.end(), span.begin, [](Span comment, std::uint32_t at) { return comment.begin < at; });
    std::vector<Span> found;
    for (; first != all.end() && first->begin < span.end; ++first) found.push_back(*first);
    return found;
}

}  // namespace regraft
