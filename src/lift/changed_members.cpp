#include "lift/changed_members.h"

#include <algorithm>
#include <set>

#include "ast/visit.h"
#include "lift/methods.h"

namespace regraft {

namespace {

bool isMember(const ast::Expr* expr, std::string_view receiver, std::string_view member) {
    const auto* attribute = ast::as<ast::Attribute>(expr);
    const auto* object = attribute ? ast::as<ast::NameExpr>(attribute->value) : nullptr;
    return object && object->id == receiver && attribute->attr == member;
}

/// Names that a method binds to what the member holds: `x = self.x`.
std::set<std::string_view> namesOf(const ast::FunctionDef& method, std::string_view receiver, std::string_view member) {
    std::set<std::string_view> names;
    ast::walk(method, [&](const ast::Node& node) {
        const auto* assign = ast::as<ast::Assign>(&node);
        if (!assign || !isMember(assign->value, receiver, member)) return true;
        for (const ast::Expr* target : assign->targets)
            if (const auto* name = ast::as<ast::NameExpr>(target)) names.insert(name->id.text());
        return true;
    });
    return names;
}

/// What a method is called on for its effect alone: `x.fill(0)`; null if the node is no such statement.
const ast::Expr* changedByCall(const ast::Node& node) {
    const auto* statement = ast::as<ast::ExprStmt>(&node);
    const auto* call = statement ? ast::as<ast::Call>(statement->value) : nullptr;
    const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    return method ? method->value : nullptr;
}

bool writesInto(const ast::FunctionDef& method, std::string_view member) {
    const std::string receiver = objectName(method);
    const std::set<std::string_view> names = namesOf(method, receiver, member);
    const auto isArray = [&](const ast::Expr* expr) {
        const auto* name = ast::as<ast::NameExpr>(expr);
        return isMember(expr, receiver, member) || (name && names.contains(name->id.text()));
    };
    bool writes = false;
    ast::walk(method, [&](const ast::Node& node) {
        const auto* item = ast::as<ast::Subscript>(&node);
        const auto* sum = ast::as<ast::AugAssign>(&node);
        const auto* keyword = ast::as<ast::keyword>(&node);
        writes = writes || (item && item->ctx == ast::ExprContext::Store && isArray(item->value)) || (sum && isArray(sum->target)) ||
                 (keyword && keyword->name && keyword->name == "out" && isArray(keyword->value)) || isArray(changedByCall(node));
        return !writes;
    });
    return writes;
}

}  // namespace

bool writesIntoMember(const ast::ClassDef& owner, std::string_view member) {
    return std::ranges::any_of(owner.body, [&](const ast::Stmt* statement) {
        const auto* method = ast::as<ast::FunctionDef>(statement);
        return method && writesInto(*method, member);
    });
}

bool givesChangedMember(const ast::ClassDef& owner, std::string_view name) {
    const ast::FunctionDef* method = methodOf(owner, name);
    bool gives = false;
    if (!method) return false;
    ast::walk(*method, [&](const ast::Node& node) {
        const auto* statement = ast::as<ast::Return>(&node);
        const auto* member = statement ? ast::as<ast::Attribute>(statement->value) : nullptr;
        gives =
            gives || (member && isMember(member, objectName(*method), member->attr.text()) && writesIntoMember(owner, member->attr.text()));
        return !gives;
    });
    return gives;
}

}  // namespace regraft
