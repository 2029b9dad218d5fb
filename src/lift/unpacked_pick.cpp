#include "lift/unpacked_pick.h"

#include "ast/visit.h"

namespace regraft {

namespace {

/// The function around `node`, or the module. Null within a class body, whose names are attributes.
const ast::Node* scopeOf(const ast::Node& node, const Analysis& analysis) {
    const ast::Node* at = analysis.parent(node);
    for (; at; at = analysis.parent(*at)) {
        if (at->kind == ast::Kind::ClassDef) return nullptr;
        if (at->kind == ast::Kind::FunctionDef || at->kind == ast::Kind::AsyncFunctionDef || at->kind == ast::Kind::Module) return at;
    }
    return nullptr;
}

void collectReads(const ast::Node& node, std::unordered_set<Name>& read) {
    ast::walk(node, [&](const ast::Node& inner) {
        if (const auto* name = ast::as<ast::NameExpr>(&inner); name && name->ctx != ast::ExprContext::Store) read.insert(name->id);
        if (const auto* identifier = ast::as<ast::Identifier>(&inner)) read.insert(identifier->name);
        const auto* augmented = ast::as<ast::AugAssign>(&inner);
        if (const auto* target = augmented ? ast::as<ast::NameExpr>(augmented->target) : nullptr) read.insert(target->id);
        return true;
    });
}

/// The only name of `names` that is read; null if there are none or several, or something else than names.
const ast::Expr* onlyRead(std::span<ast::Expr* const> names, const ast::Node& scope, ReadNames& reads, std::size_t& index) {
    const ast::Expr* found = nullptr;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto* name = ast::as<ast::NameExpr>(names[i]);
        if (!name) return nullptr;
        // A module's names can be read by others; `_` says that nobody does.
        bool maybeRead = scope.kind == ast::Kind::Module && name->id != "_";
        if (!maybeRead && !reads.isRead(name->id, scope)) continue;
        if (found) return nullptr;
        found = name;
        index = i;
    }
    return found;
}

}  // namespace

bool ReadNames::isRead(Name name, const ast::Node& scope) {
    auto [entry, isNew] = read_.try_emplace(&scope);
    if (isNew) collectReads(scope, entry->second);
    return entry->second.contains(name);
}

void pickUnpacked(Lifted& lifted, const Analysis& analysis, ReadNames& reads) {
    const neutral::Expr& whole = *lifted.meaning;
    if (whole.kind != neutral::ExprKind::Tuple) return;
    const auto* assign = ast::as<ast::Assign>(analysis.parent(*lifted.node));
    if (!assign || assign->value != lifted.node || assign->targets.size() != 1) return;
    const auto* targets = ast::as<ast::Tuple>(assign->targets[0]);
    if (!targets || targets->elts.size() != whole.parts.size()) return;
    const ast::Node* scope = scopeOf(*assign, analysis);
    std::size_t index = 0;
    const ast::Expr* target = scope ? onlyRead(targets->elts, *scope, reads, index) : nullptr;
    if (!target) return;
    lifted.statement = assign;
    lifted.target = target;
    lifted.meaning = whole.parts[index];
}

}  // namespace regraft
