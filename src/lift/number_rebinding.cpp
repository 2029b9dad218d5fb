#include "lift/number_rebinding.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/calls.h"
#include "lift/outside_name.h"

namespace regraft {

namespace {

/// `math.cos(a)`
bool takesForNumber(const ast::Call& call, Name name, const Analysis& analysis) {
    const bool isGiven = std::ranges::any_of(call.args, [&](const ast::Expr* argument) {
        const auto* given = ast::as<ast::NameExpr>(argument);
        return given && given->id == name;
    });
    return isGiven && outsideName(*call.func, analysis).starts_with("math.");
}

bool isTakenForNumber(const ast::NameExpr& name, const Analysis& analysis) {
    const ast::Node* scope = scopeAround(name, analysis);
    bool isTaken = false;
    if (!scope) return false;
    ast::walk(*scope, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        isTaken = isTaken || (call && takesForNumber(*call, name.id, analysis));
        return !isTaken;
    });
    return isTaken;
}

}  // namespace

bool changesNumber(const ast::AugAssign& statement, const Analysis& analysis) {
    const auto* name = ast::as<ast::NameExpr>(statement.target);
    const Type* type = name ? analysis.typeOf(*name) : nullptr;
    if (!type || !(type->isArray() || type->isUnknown())) return false;
    return type->isArray() && type->rank >= 0 ? type->rank == 0 : isTakenForNumber(*name, analysis);
}

}  // namespace regraft
