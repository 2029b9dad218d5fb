#include "lift/own_gradient.h"

#include "ast/equal.h"
#include "ast/visit.h"
#include "mapping/training_rules.h"

namespace regraft {

namespace {

/// The same variable, read in one place and bound in the other.
bool isSameVariable(const ast::Expr& a, const ast::Expr& b) {
    const auto *name = ast::as<ast::NameExpr>(&a), *other = ast::as<ast::NameExpr>(&b);
    if (name && other) return name->id == other->id;
    const auto *member = ast::as<ast::Attribute>(&a), *otherMember = ast::as<ast::Attribute>(&b);
    return member && otherMember && member->attr == otherMember->attr && ast::equal(*member->value, *otherMember->value);
}

}  // namespace

bool readsOwnGradient(const ast::AugAssign& statement, const Framework& framework) {
    bool found = false;
    ast::walk(*statement.value, [&](const ast::Node& part) {
        const auto* member = ast::as<ast::Attribute>(&part);
        const bool isGradient = member && framework.training && member->attr == std::string_view(framework.training->gradient);
        found = found || (isGradient && isSameVariable(*member->value, *statement.target));
        return !found;
    });
    return found;
}

const ast::Expr* unrecordedArray(const ast::Expr& expr, const Framework& framework) {
    const auto* member = ast::as<ast::Attribute>(&expr);
    const TrainingRules* rules = framework.training.get();
    const bool isOne = member && rules && !rules->unrecorded.empty() && member->attr == std::string_view(rules->unrecorded);
    return isOne ? member->value : nullptr;
}

}  // namespace regraft
