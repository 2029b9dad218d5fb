#include "emit/removal.h"

#include <algorithm>
#include <functional>
#include <map>

#include "ast/node_base.h"
#include "ast/visit.h"

namespace regraft {

namespace {

std::span<ast::Expr* const> decoratorsOf(const ast::Node& node) {
    if (const auto* function = ast::as<ast::FunctionDef>(&node)) return function->decorator_list;
    if (const auto* function = ast::as<ast::AsyncFunctionDef>(&node)) return function->decorator_list;
    if (const auto* definition = ast::as<ast::ClassDef>(&node)) return definition->decorator_list;
    return {};
}

bool isDecorator(const ast::Expr& node, const ast::Node* parent) {
    if (!parent) return false;
    auto decorators = decoratorsOf(*parent);
    return std::find(decorators.begin(), decorators.end(), &node) != decorators.end();
}

/// The block that `statement` is one of, as its parent holds it.
std::vector<const ast::Stmt*> siblings(const ast::Stmt& statement, const ast::Node& parent) {
    std::vector<const ast::Stmt*> all;
    ast::forEachChild(parent, [&](const ast::Node& child) {
        if (isStatement(child)) all.push_back(static_cast<const ast::Stmt*>(&child));
    });
    return std::find(all.begin(), all.end(), &statement) == all.end() ? std::vector<const ast::Stmt*>{} : all;
}

}  // namespace

bool isRemovable(const ast::Expr& node, const std::function<const ast::Node*(const ast::Node&)>& parent) {
    const ast::Node* around = parent(node);
    if (!around) return false;
    if (const auto* item = ast::as<ast::withitem>(around)) {
        const ast::Node* with = parent(*item);
        return item->context_expr == &node && !item->optional_vars && with && with->kind == ast::Kind::With;
    }
    return around->kind == ast::Kind::ExprStmt || isDecorator(node, around);
}

void Removals::add(const std::vector<const ast::Expr*>& nodes) {
    std::map<std::uint32_t, std::pair<const ast::With*, std::vector<const ast::Expr*>>> withs;
    std::vector<const ast::Stmt*> statements;
    for (const ast::Expr* node : nodes) {
        const ast::Node* parent = tree_.parent(*node);
        if (parent->kind == ast::Kind::withitem) {
            const auto* with = ast::as<ast::With>(tree_.parent(*parent));
            auto& entry = withs[with->span.begin];
            entry.first = with;
            entry.second.push_back(node);
        } else if (parent->kind == ast::Kind::ExprStmt || parent->kind == ast::Kind::Assign) {
            statements.push_back(static_cast<const ast::Stmt*>(parent));
        } else {
            removeDecorator(*node);
        }
    }
    for (const auto& [at, entry] : withs) removeItems(*entry.first, entry.second);
    removeStatements(std::move(statements));
    for (const Dedent& block : dedents_) dedent(block);
}

bool Removals::covers(Span span) const {
    return std::any_of(gone_.begin(), gone_.end(), [&](Span gone) { return gone.contains(span); });
}

void Removals::cut(Span span) {
    gone_.push_back(span);
    edits_.push_back({span, ""});
}

/// Cuts the span and, where nothing else stands there, its line; a comment behind it stays.
void Removals::removeLine(Span span) {
    std::uint32_t end = span.end;
    std::string_view all = tree_.text();
    while (end < all.size() && (all[end] == ' ' || all[end] == '\t')) ++end;
    bool endsLine = end == tree_.lineEnd(span.end);
    cut(endsLine ? Span{tree_.lineStart(span.begin), tree_.nextLineStart(end)} : Span{span.begin, end});
}

void Removals::removeDecorator(const ast::Expr& node) {
    std::size_t at = tree_.lastBefore(tree_.withParentheses(node).begin);
    removeLine({tree_.token(at).span.begin, tree_.withParentheses(node).end});
}

void Removals::removeItems(const ast::With& with, const std::vector<const ast::Expr*>& nodes) {
    if (nodes.size() == with.items.size()) return unwrap(with);
    auto goes = [&](std::size_t i) { return std::find(nodes.begin(), nodes.end(), with.items[i]->context_expr) != nodes.end(); };
    std::size_t firstKept = 0;
    while (goes(firstKept)) ++firstKept;
    for (std::size_t i = 0; i < with.items.size(); ++i) {
        if (!goes(i)) continue;
        if (i < firstKept) cut({with.items[i]->span.begin, with.items[i + 1]->span.begin});
        else cut({with.items[i - 1]->span.end, with.items[i]->span.end});
    }
}

void Removals::unwrap(const ast::With& with) {
    std::uint32_t body = with.body.front()->span.begin;
    std::size_t colon = tree_.lastBefore(with.items.back()->span.end);
    while (tree_.tokenText(colon) != ":" || tree_.bracketAround(colon) != SourceTree::none) ++colon;
    std::uint32_t headerEnd = tree_.token(colon).span.end;
    if (const auto decorators = decoratorsOf(*with.body.front()); !decorators.empty())
        body = tree_.token(tree_.lastBefore(decorators.front()->span.begin)).span.begin;
    if (tree_.lineStart(body) <= tree_.token(colon).span.begin) return cut({with.span.begin, body});  // on one line
    std::size_t from = indentation(with.span.begin), to = indentation(body);
    removeLine({with.span.begin, headerEnd});
    Dedent block{{tree_.nextLineStart(headerEnd), with.body.back()->span.end}, from, to};
    dedents_.push_back(block);
    tree_.indentLess(block.lines, to - from);
}

/// Of the line as the user wrote it, whatever of that goes.
std::size_t Removals::indentation(std::uint32_t offset) const {
    std::uint32_t line = tree_.lineStart(offset), end = line;
    while (end < tree_.text().size() && (tree_.text()[end] == ' ' || tree_.text()[end] == '\t')) ++end;
    return end - line;
}

bool Removals::isInsideToken(std::uint32_t offset) const {
    std::size_t token = tree_.firstFrom(offset);
    std::size_t before = token == 0 ? SourceTree::none : token - 1;
    return before != SourceTree::none && tree_.token(before).span.begin < offset && tree_.token(before).span.end > offset;
}

/// Once all that goes is known: lines that go as a whole need no other change.
void Removals::dedent(const Dedent& block) {
    for (std::uint32_t line = block.lines.begin; line < block.lines.end; line = tree_.nextLineStart(line)) {
        std::size_t width = std::min(indentation(line), block.to);
        bool isBlank = line + width == tree_.lineEnd(line);
        if (width <= block.from || isBlank || isInsideToken(line)) continue;
        Span blanks{line + static_cast<std::uint32_t>(block.from), line + static_cast<std::uint32_t>(width)};
        if (!covers(blanks)) edits_.push_back({blanks, ""});
    }
}

/// A block must keep a statement: where all go, or where several share a line, `pass` stays.
void Removals::removeStatements(std::vector<const ast::Stmt*> statements) {
    auto goes = [&](const ast::Stmt* one) { return std::find(statements.begin(), statements.end(), one) != statements.end(); };
    for (const ast::Stmt* statement : statements) {
        if (covers(statement->span)) continue;
        const ast::Node& parent = *tree_.parent(*statement);
        std::vector<const ast::Stmt*> all = siblings(*statement, parent);
        bool isModule = parent.kind == ast::Kind::Module;
        // Neighbours on the same level, up to the keyword that opens another block.
        std::size_t i = static_cast<std::size_t>(std::find(all.begin(), all.end(), statement) - all.begin());
        auto sameBlock = [&](std::size_t a, std::size_t b) {
            std::size_t token = tree_.firstFrom(all[a]->span.end);
            return token >= tree_.tokenCount() || tree_.token(token).span.begin >= all[b]->span.begin || tree_.tokenText(token) == ";" ||
                   tree_.tokenText(token) == "@";
        };
        bool isNeeded = !isModule;
        for (std::size_t j = i; isNeeded && j > 0 && sameBlock(j - 1, j); --j) isNeeded = goes(all[j - 1]);
        for (std::size_t j = i; isNeeded && j + 1 < all.size() && sameBlock(j, j + 1); ++j) isNeeded = false;  // the last one stays
        std::uint32_t end = tree_.lineEnd(statement->span.end);
        std::size_t next = tree_.firstFrom(statement->span.end);
        bool ownLine = tree_.logicalLineStart(statement->span.begin) == statement->span.begin &&
                       tree_.lineStart(statement->span.begin) + indentation(statement->span.begin) == statement->span.begin &&
                       (next >= tree_.tokenCount() || tree_.token(next).span.begin >= end);
        if (!isNeeded && ownLine) {
            removeLine(statement->span);
        } else {
            gone_.push_back(statement->span);
            edits_.push_back({statement->span, "pass"});
        }
    }
}

}  // namespace regraft
