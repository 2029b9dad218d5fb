#include "emit/list_uses.h"

#include <algorithm>
#include <array>

#include "ast/visit.h"
#include "emit/shown_texts.h"
#include "lift/outside_name.h"

namespace regraft {

/// Where a value stands that is assigned to a name, or to an attribute of an object.
std::vector<const ast::Expr*> ListUses::heldBy(const ast::Expr& target) const {
    std::vector<const ast::Expr*> places;
    if (const auto* name = ast::as<ast::NameExpr>(&target)) {
        if (!names_) names_.emplace(calls_.module(), analysis_);
        const ast::Node* owner = names_->owner(*name, name->id.text());
        if (owner)
            for (const ast::NameExpr* read : names_->reads(*owner, name->id.text())) places.push_back(read);
        return places;
    }
    const auto* member = ast::as<ast::Attribute>(&target);
    const auto* object = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
    if (!object) return places;
    ast::walk(calls_.module(), [&](const ast::Node& node) {
        const auto* other = ast::as<ast::Attribute>(&node);
        const auto* same = other && other != member && other->attr == member->attr ? ast::as<ast::NameExpr>(other->value) : nullptr;
        if (same && same->id == object->id) places.push_back(other);
        return true;
    });
    return places;
}

/// Other expressions that have the same value, where `value` is handed on.
std::vector<const ast::Expr*> ListUses::carriers(const ast::Expr& value) const {
    const ast::Node* parent = analysis_.parent(value);
    if (!parent) return {};
    std::vector<const ast::Expr*> found;
    const auto hold = [&](const ast::Expr& target) {
        for (const ast::Expr* place : heldBy(target)) found.push_back(place);
    };
    if (const auto* assign = ast::as<ast::Assign>(parent); assign && assign->value == &value) {
        for (const ast::Expr* target : assign->targets) hold(*target);
    } else if (const auto* annotated = ast::as<ast::AnnAssign>(parent); annotated && annotated->value == &value) {
        hold(*annotated->target);
    } else if (const auto* named = ast::as<ast::NamedExpr>(parent)) {
        hold(*named->target);
        found.push_back(named);
    } else if (const auto* choice = ast::as<ast::IfExp>(parent); choice && choice->test != &value) {
        found.push_back(choice);
    } else if (parent->kind == ast::Kind::Return) {
        const ast::Node* function = scopeAround(value, analysis_);
        for (const KnownCall& call : calls_.calls())
            if (call.callee == function) found.push_back(call.call);
    } else if (const auto* part = ast::as<ast::Subscript>(parent); part && part->value == &value && part->slice->kind == ast::Kind::Slice) {
        found.push_back(part);
    }
    return found;
}

template <class Test>
bool ListUses::reaches(const ast::Expr& value, const Test& test) const {
    std::set<const ast::Expr*> seen;
    std::vector<const ast::Expr*> pending{&value};
    while (!pending.empty()) {
        const ast::Expr* next = pending.back();
        pending.pop_back();
        if (!seen.insert(next).second) continue;
        if (test(*next)) return true;
        for (const ast::Expr* other : carriers(*next)) pending.push_back(other);
    }
    return false;
}

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
    bool isShown = false;
    forEachShownText(*parent, analysis_, [&](const ShownText& shown) { isShown = isShown || shown.value == &value; });
    return isShown;
}

bool ListUses::needsList(const ast::Expr& value) const {
    return reaches(value, [this](const ast::Expr& place) { return isSeenAsList(place); });
}

bool ListUses::hasListMethod(const ast::Expr& value) const {
    return reaches(value, [this](const ast::Expr& place) { return isListMethod(place); });
}

}  // namespace regraft
