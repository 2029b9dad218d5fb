#include "training/gradient_clears.h"

#include <algorithm>

namespace regraft {

namespace {

bool isNoGradient(const ast::Expr& value) {
    const auto* constant = ast::as<ast::Constant>(&value);
    return constant && constant->value.type == ast::Literal::Type::None;
}

/// `x.grad`
const ast::Attribute* asGradient(const ast::Expr& expr, const TrainingRules& rules) {
    const auto* member = ast::as<ast::Attribute>(&expr);
    return member && member->attr == std::string_view(rules.gradient) ? member : nullptr;
}

/// The method that is all of a statement, called with nothing; null if it is something else.
const ast::Attribute* clearingMethod(const ast::Stmt& statement, const TrainingRules& rules) {
    const auto* expression = ast::as<ast::ExprStmt>(&statement);
    const auto* call = expression ? ast::as<ast::Call>(expression->value) : nullptr;
    const auto* method = call && call->args.empty() && call->keywords.empty() ? ast::as<ast::Attribute>(call->func) : nullptr;
    return method && std::ranges::find(rules.clearedBy, method->attr.text()) != rules.clearedBy.end() ? method : nullptr;
}

bool onlyUnlinks(const ast::Attribute& method, const TrainingRules& rules) {
    return !rules.unlinked.empty() && method.attr.text().starts_with(rules.unlinked);
}

const ast::Attribute* receiverOf(const ast::Attribute& method, const TrainingRules& rules) {
    const auto* data = ast::as<ast::Attribute>(method.value);
    const bool isData = data && data->attr == std::string_view(rules.unrecorded);
    return asGradient(isData ? *data->value : *method.value, rules);
}

}  // namespace

const ast::Attribute* clearedGradient(const ast::Stmt& statement, const TrainingRules& rules) {
    if (const auto* assign = ast::as<ast::Assign>(&statement))
        return assign->targets.size() == 1 && isNoGradient(*assign->value) ? asGradient(*assign->targets[0], rules) : nullptr;
    const ast::Attribute* method = clearingMethod(statement, rules);
    return method && !onlyUnlinks(*method, rules) ? receiverOf(*method, rules) : nullptr;
}

const ast::Attribute* unlinkedGradient(const ast::Stmt& statement, const TrainingRules& rules) {
    const ast::Attribute* method = clearingMethod(statement, rules);
    return method && onlyUnlinks(*method, rules) ? receiverOf(*method, rules) : nullptr;
}

const ast::Attribute* guardedGradient(const ast::If& choice, const TrainingRules& rules) {
    const auto* compare = ast::as<ast::Compare>(choice.test);
    const bool isGuard = compare && compare->ops.size() == 1 && compare->ops[0] == ast::CompareOp::IsNot &&
                         isNoGradient(*compare->comparators[0]) && choice.orelse.empty();
    return isGuard ? asGradient(*compare->left, rules) : nullptr;
}

}  // namespace regraft
