#include "emit/unsupported.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>

#include "ast/node_base.h"
#include "emit/source_tree.h"
#include "lower/build.h"
#include "source/utf8.h"

namespace regraft {

namespace {

constexpr std::string_view findingMark = "# regraft: RG";
constexpr std::string_view helperDoc = "\"\"\"Stands where regraft could not convert the code.\"\"\"";

bool isOurs(std::string_view comment) {
    return comment.starts_with(findingMark) && comment.size() > findingMark.size() &&
           std::isdigit(static_cast<unsigned char>(comment[findingMark.size()]));
}

/// Whether one of the comment lines right above a line is ours.
bool hasComment(const SourceTree& tree, std::uint32_t line) {
    std::uint32_t at = tree.lineStart(line);
    while (at > 0) {
        at = tree.lineStart(at - 1 - (at > 1 && tree.text().substr(at - 2, 2) == "\r\n"));
        std::string_view above = tree.text({at, tree.lineEnd(at)});
        above.remove_prefix(std::min(above.find_first_not_of(" \t\f"), above.size()));
        if (!above.starts_with('#')) return false;
        if (isOurs(above)) return true;
    }
    return false;
}

/// On one line; with `ascii`, without what the file's encoding may lack.
std::string oneLine(std::string_view text, bool ascii) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = utf8::next(text, at);
        if (c < 0x20 || c == 0x7F) out += ' ';
        else if (c >= 0x80 && ascii) out += '?';
        else utf8::append(out, c);
    }
    return out;
}

/// A literal that any encoding can hold.
std::string literalOf(std::string_view text) {
    std::string out = "'";
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = utf8::next(text, at);
        const auto number = static_cast<std::uint32_t>(c);
        if (c == '\'' || c == '\\') out += '\\';
        if (c >= 0x10000) out += fmt::format("\\U{:08x}", number);
        else if (c >= 0x80) out += fmt::format("\\u{:04x}", number);
        else out += c < 0x20 ? ' ' : static_cast<char>(c);
    }
    return out + "'";
}

bool isTarget(const ast::Expr& node) {
    if (const auto* attribute = ast::as<ast::Attribute>(&node)) return attribute->ctx != ast::ExprContext::Load;
    if (const auto* subscript = ast::as<ast::Subscript>(&node)) return subscript->ctx != ast::ExprContext::Load;
    if (const auto* name = ast::as<ast::NameExpr>(&node)) return name->ctx != ast::ExprContext::Load;
    return false;
}

}  // namespace

bool wasConverted(const ParsedFile& parsed) {
    const auto isMark = [&](Span comment) { return isOurs(comment.of(parsed.text)); };
    return std::any_of(parsed.comments.begin(), parsed.comments.end(), isMark) || parsed.text.find(helperDoc) != std::string_view::npos;
}

std::vector<Edit> unsupportedComments(const SourceFile& file, const ParsedFile& parsed, const std::vector<Diagnostic>& found) {
    const SourceTree tree(parsed);
    const bool again = wasConverted(parsed);
    std::map<std::uint32_t, std::string> lines;  // by the start of the logical line
    for (const Diagnostic& one : found) {
        if (one.severity() != Severity::Untranslatable || one.span.empty() || (again && one.assumed)) continue;
        const std::uint32_t line = tree.logicalLineStart(one.span.begin);
        if (hasComment(tree, line)) continue;
        const std::string text = fmt::format("# regraft: {} {}{}{}", codeText(one.code), oneLine(one.message, file.encoding() != "utf-8"),
                                             tree.newline(), tree.indentation(line));
        std::string& all = lines[line];
        if (all.find(text) == std::string::npos) all += text;
    }
    std::vector<Edit> edits;
    for (auto& [line, text] : lines) edits.push_back({{line, line}, std::move(text)});
    return edits;
}

std::string raisingHelperText() {
    return fmt::format("def {}(reason):\n    {}\n    raise NotImplementedError(reason)\n", raisingHelper, helperDoc);
}

const py::Expr* raisingCall(Arena& arena, const Diagnostic& reason) {
    const py::Expr* text = py::literal(arena, literalOf(codeText(reason.code) + " " + reason.message));
    return py::call(arena, py::name(arena, py::ExprKind::Helper, raisingHelper), {{{}, text, nullptr}});
}

const ast::Stmt* raisingStatement(const Use& use, const Analysis& analysis) {
    if (!use.isStore && !isTarget(*use.site.node)) return nullptr;
    const ast::Stmt* statement = analysis.statementOf(*use.site.node);
    if (!statement) return nullptr;
    switch (statement->kind) {
        case ast::Kind::Assign:
        case ast::Kind::AugAssign:
        case ast::Kind::Delete: return statement;
        default: return nullptr;
    }
}

bool canRaiseInPlace(const Use& use, const Analysis& analysis) {
    if (use.inAnnotation || use.isStore || isTarget(*use.site.node)) return false;
    for (const ast::Node* at = use.site.node; at && !isStatement(*at); at = analysis.parent(*at)) {
        switch (at->kind) {
            case ast::Kind::MatchValue:
            case ast::Kind::MatchMapping:
            case ast::Kind::MatchClass: return false;
            default: break;
        }
    }
    return true;
}

}  // namespace regraft
