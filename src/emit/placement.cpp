#include "emit/placement.h"

#include <algorithm>

namespace regraft {

namespace {

using ast::Kind;

bool isImport(const ast::Stmt& statement) { return statement.kind == Kind::Import || statement.kind == Kind::ImportFrom; }

bool holdsImportsOnly(std::span<ast::Stmt* const> body) {
    return std::all_of(body.begin(), body.end(), [](const ast::Stmt* statement) {
        return isImport(*statement) || statement->kind == Kind::Assign || statement->kind == Kind::Pass;
    });
}

bool holdsAnImport(std::span<ast::Stmt* const> body) {
    return std::any_of(body.begin(), body.end(), [](const ast::Stmt* statement) { return isImport(*statement); });
}

/// An import, or a try or if that does little but import.
bool isImporting(const ast::Stmt& statement) {
    if (const auto* attempt = ast::as<ast::Try>(&statement)) {
        return holdsAnImport(attempt->body) && holdsImportsOnly(attempt->body) && attempt->orelse.empty() &&
               std::all_of(attempt->handlers.begin(), attempt->handlers.end(),
                           [](const ast::ExceptHandler* handler) { return holdsImportsOnly(handler->body); });
    }
    if (const auto* choice = ast::as<ast::If>(&statement))
        return holdsAnImport(choice->body) && holdsImportsOnly(choice->body) && holdsImportsOnly(choice->orelse);
    return isImport(statement);
}

bool isDocstring(const ast::Stmt& statement) {
    const auto* expression = ast::as<ast::ExprStmt>(&statement);
    const auto* constant = expression ? ast::as<ast::Constant>(expression->value) : nullptr;
    return constant && constant->value.type == ast::Literal::Type::Str;
}

bool isDunder(const ast::Stmt& statement, const SourceTree& tree) {
    const auto* assign = ast::as<ast::Assign>(&statement);
    return assign && tree.text(assign->targets[0]->span).starts_with("__");
}

/// Behind the comment block that a file without a docstring may open with.
std::uint32_t behindFileComment(const SourceTree& tree, std::uint32_t first) {
    std::uint32_t at = 0, end = 0;
    bool blankSeen = false;
    while (at < first && !blankSeen) {
        std::uint32_t next = tree.nextLineStart(at);
        blankSeen = isBlankLine(tree, at);
        std::string_view line = tree.text({at, tree.lineEnd(at)});
        bool fixed = line.starts_with("#!") || (line.starts_with('#') && line.find("coding") != std::string_view::npos);
        if (blankSeen || fixed) end = next;
        at = next;
    }
    return blankSeen && end > 0 ? end : first;
}

}  // namespace

std::uint32_t beginOf(const ast::Stmt& statement, const SourceTree& tree) {
    std::span<ast::Expr* const> decorators;
    if (const auto* def = ast::as<ast::FunctionDef>(&statement)) decorators = def->decorator_list;
    if (const auto* def = ast::as<ast::AsyncFunctionDef>(&statement)) decorators = def->decorator_list;
    if (const auto* def = ast::as<ast::ClassDef>(&statement)) decorators = def->decorator_list;
    return decorators.empty() ? statement.span.begin : tree.logicalLineStart(decorators[0]->span.begin);
}

bool isBlankLine(const SourceTree& tree, std::uint32_t offset) {
    return tree.text({offset, tree.lineEnd(offset)}).find_first_not_of(" \t\f") == std::string_view::npos;
}

unsigned blankLinesFrom(const SourceTree& tree, std::uint32_t offset) {
    unsigned count = 0;
    while (offset < tree.text().size() && isBlankLine(tree, offset)) {
        ++count;
        offset = tree.nextLineStart(offset);
    }
    return count;
}

bool isBlankBefore(const SourceTree& tree, std::uint32_t offset) {
    std::uint32_t line = tree.lineStart(offset);
    return line == 0 || isBlankLine(tree, tree.lineStart(line - 1));
}

Header findHeader(const SourceTree& tree) {
    Header header;
    std::span<ast::Stmt* const> body = tree.file().module->body;
    for (std::size_t i = 0; i < body.size(); ++i) {
        const ast::Stmt& statement = *body[i];
        bool importing = isImporting(statement);
        if (!importing && !(i == 0 && isDocstring(statement)) && !isDunder(statement, tree)) break;
        if (importing) header.lastImport = &statement;
        if (importing || i == 0) header.last = &statement;
    }
    if (header.last) header.end = tree.nextLineStart(header.last->span.end);
    else if (!body.empty()) header.end = behindFileComment(tree, tree.lineStart(beginOf(*body[0], tree)));
    return header;
}

}  // namespace regraft
