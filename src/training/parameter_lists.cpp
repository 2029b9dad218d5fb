#include "training/parameter_lists.h"

#include <algorithm>
#include <array>

namespace regraft {

namespace {

/// Whether a call only looks at the lists that it is given: some of Python's, and those of frameworks.
bool onlyLooks(const ast::Call& call, const Analysis& analysis) {
    static constexpr std::array<std::string_view, 7> looking{"len", "zip", "enumerate", "sum", "list", "tuple", "reversed"};
    const auto* function = ast::as<ast::NameExpr>(call.func);
    if (function && std::ranges::find(looking, function->id.text()) != looking.end()) return true;
    return analysis.useAt(call) != nullptr;
}

/// Whether nothing that is done with the list here can change it, or hand it on to what does.
bool leavesList(const ast::NameExpr& read, const Analysis& analysis) {
    const ast::Node* parent = analysis.parent(read);
    if (!parent) return false;
    if (parent->kind == ast::Kind::keyword) parent = analysis.parent(*parent);
    if (const auto* loop = ast::as<ast::For>(parent)) return loop->iter == &read;
    if (const auto* loop = ast::as<ast::comprehension>(parent)) return loop->iter == &read;
    if (const auto* item = ast::as<ast::Subscript>(parent)) return item->value == &read && item->ctx == ast::ExprContext::Load;
    if (const auto* call = ast::as<ast::Call>(parent)) return call->func != &read && onlyLooks(*call, analysis);
    return parent->kind == ast::Kind::Compare || parent->kind == ast::Kind::BinOp || parent->kind == ast::Kind::Starred;
}

}  // namespace

const ast::Expr* unchangedList(std::string_view name, const ast::Node& scope, const ScopeNames& names, const Analysis& analysis) {
    const std::vector<const ast::NameExpr*> stores = names.stores(scope, name);
    if (stores.size() != 1 || names.parameter(scope, name) || names.isDeclared(name)) return nullptr;
    const auto* assign = ast::as<ast::Assign>(analysis.parent(*stores[0]));
    if (!assign || assign->targets.size() != 1 || assign->targets[0] != stores[0]) return nullptr;
    const bool isLeft =
        std::ranges::all_of(names.reads(scope, name), [&](const ast::NameExpr* read) { return leavesList(*read, analysis); });
    return isLeft ? assign->value : nullptr;
}

}  // namespace regraft
