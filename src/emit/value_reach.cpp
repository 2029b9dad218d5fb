#include "emit/value_reach.h"

#include <set>

#include "ast/visit.h"

namespace regraft {

std::vector<const ast::NameExpr*> ValueReach::readsOf(const ast::Node& scope, std::string_view name) const {
    if (!names_) names_.emplace(calls_.module(), analysis_);
    return names_->reads(scope, name);
}

/// Where a value stands that is assigned to a name, or to an attribute of an object.
std::vector<const ast::Expr*> ValueReach::heldBy(const ast::Expr& target) const {
    std::vector<const ast::Expr*> places;
    if (const auto* name = ast::as<ast::NameExpr>(&target)) {
        if (!names_) names_.emplace(calls_.module(), analysis_);
        const ast::Node* owner = names_->owner(*name, name->id.text());
        if (owner)
            for (const ast::NameExpr* read : readsOf(*owner, name->id.text())) places.push_back(read);
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
std::vector<const ast::Expr*> ValueReach::carriers(const ast::Expr& value) const {
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

bool ValueReach::reaches(const ast::Expr& value, const Test& test) const {
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

}  // namespace regraft
