#include "emit/list_uses.h"

#include <algorithm>
#include <array>

#include "ast/visit.h"
#include "emit/shown_texts.h"
#include "lift/outside_name.h"

namespace regraft {

bool ListUses::isListMethod(const ast::Expr& value) const {
    constexpr std::array<std::string_view, 7> methods = {"append", "extend", "insert", "pop", "remove", "reverse", "clear"};
    const auto* method = ast::as<ast::Attribute>(analysis_.parent(value));
    return method && method->value == &value && std::ranges::find(methods, method->attr.text()) != methods.end();
}

/// `g[0] = x`, `g[0] *= 2`, `del g[0]`
bool ListUses::isChanged(const ast::Subscript& item) const {
    const ast::Node* parent = analysis_.parent(item);
    const auto* assign = ast::as<ast::Assign>(parent);
    const auto* augmented = ast::as<ast::AugAssign>(parent);
    const bool isTarget = assign && std::ranges::find(assign->targets, &item) != assign->targets.end();
    return isTarget || (augmented && augmented->target == &item) || (parent && parent->kind == ast::Kind::Delete);
}

bool ListUses::isSeenAsList(const ast::Expr& value) const {
    const ast::Node* parent = analysis_.parent(value);
    if (!parent) return false;
    if (isListMethod(value)) return true;
    const auto isList = [&](const ast::Expr* other) { return other != &value && analysis_.typeOf(*other)->kind == TypeKind::List; };
    if (const auto* item = ast::as<ast::Subscript>(parent)) return item->value == &value && isChanged(*item);
    if (const auto* sum = ast::as<ast::BinOp>(parent)) return sum->op == ast::BinaryOp::Add && (isList(sum->left) || isList(sum->right));
    if (const auto* sum = ast::as<ast::AugAssign>(parent)) return sum->op == ast::BinaryOp::Add && isList(sum->value);
    const auto* call = ast::as<ast::Call>(parent);
    if (call && call->args.size() == 2 && call->args[0] == &value && outsideName(*call->func, analysis_) == "isinstance")
        return outsideName(*call->args[1], analysis_) == "list";
    return shownTextOf(value, analysis_).has_value();
}

bool ListUses::needsList(const ast::Expr& value) const {
    return reach_.reaches(value, [this](const ast::Expr& place) { return isSeenAsList(place); });
}

bool ListUses::hasListMethod(const ast::Expr& value) const {
    return reach_.reaches(value, [this](const ast::Expr& place) { return isListMethod(place); });
}

}  // namespace regraft
