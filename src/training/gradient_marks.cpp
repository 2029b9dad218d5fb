#include "training/gradient_marks.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/calls.h"
#include "lift/flow_graph.h"
#include "training/gradient_clears.h"
#include "training/step_statements.h"

namespace regraft {

namespace {

bool isTrue(const ast::Expr& value) {
    const auto* constant = ast::as<ast::Constant>(&value);
    return constant && constant->value.type == ast::Literal::Type::True;
}

/// `x.requires_grad_()`: what is marked; null if the call is none of those.
const ast::Expr* markedBy(const ast::Call& call, const TrainingRules& rules) {
    const auto* method = ast::as<ast::Attribute>(call.func);
    if (!method || method->attr != std::string_view(rules.record)) return nullptr;
    const ast::Expr* given = !call.args.empty() ? call.args[0] : !call.keywords.empty() ? call.keywords[0]->value : nullptr;
    return !given || isTrue(*given) ? method->value : nullptr;
}

bool isMadeMarked(const ast::Call& call, const TrainingRules& rules) {
    for (const ast::keyword* keyword : call.keywords)
        if (keyword->name == std::string_view(rules.recorded)) return isTrue(*keyword->value);
    return false;
}

/// Visits what a scope itself does: functions and classes inside are not entered.
template <typename Visit>
void forEachInScope(const ast::Node& scope, Visit&& visit) {
    ast::walk(scope, [&](const ast::Node& node) {
        if (&node != &scope && opensScope(node) && node.kind != ast::Kind::Lambda) return false;
        visit(node);
        return true;
    });
}

/// By statement, the one that runs after it in the same block.
std::map<const ast::Stmt*, const ast::Stmt*> followersIn(const ast::Node& scope) {
    std::map<const ast::Stmt*, const ast::Stmt*> next;
    for (const Block& block : blocksOf(scope))
        for (std::size_t i = 0; i + 1 < block.size(); ++i) next[block[i]] = block[i + 1];
    return next;
}

}  // namespace

std::map<std::string, std::vector<GradientMark>> gradientMarks(const ast::Node& scope, const Variables& variables,
                                                               const TrainingRules& rules) {
    std::map<std::string, std::vector<GradientMark>> marks;
    forEachInScope(scope, [&](const ast::Node& node) {
        if (const auto* expression = ast::as<ast::ExprStmt>(&node)) {
            const auto* call = ast::as<ast::Call>(expression->value);
            const ast::Expr* marked = call ? markedBy(*call, rules) : nullptr;
            if (marked && !variables.of(*marked).empty()) marks[variables.of(*marked)].push_back({expression, nullptr, true});
        }
        const auto* assign = ast::as<ast::Assign>(&node);
        if (!assign || assign->targets.size() != 1) return;
        const auto* member = ast::as<ast::Attribute>(assign->targets[0]);
        if (member && member->attr == std::string_view(rules.recorded) && isTrue(*assign->value) && !variables.of(*member->value).empty())
            marks[variables.of(*member->value)].push_back({assign, nullptr, true});
        const std::string target = variables.of(*assign->targets[0]);
        const auto* call = ast::as<ast::Call>(assign->value);
        if (target.empty() || !call) return;
        if (markedBy(*call, rules)) marks[target].push_back({assign, call, false});
        else if (isMadeMarked(*call, rules)) marks[target].push_back({assign, nullptr, false});
    });
    return marks;
}

std::vector<GradientUse> gradientUses(const ast::Node& scope, const Variables& variables, const TrainingRules& rules,
                                      const Analysis& analysis) {
    std::vector<GradientUse> uses;
    const std::map<const ast::Stmt*, const ast::Stmt*> next = followersIn(scope);
    const auto isClearing = [&](const ast::Attribute& gradient, const ast::Stmt& statement) {
        if (clearedGradient(statement, rules) == &gradient) return true;
        auto it = next.find(&statement);  // `x.grad.detach_()`, and `x.grad.zero_()` behind it
        const ast::Attribute* cleared =
            unlinkedGradient(statement, rules) == &gradient && it != next.end() ? clearedGradient(*it->second, rules) : nullptr;
        const std::string variable = variables.of(*gradient.value);
        return cleared && !variable.empty() && variables.of(*cleared->value) == variable;
    };
    const auto isGuardOf = [&](const ast::If& guard, const std::string& variable) {  // and one statement under it
        const ast::Attribute* tested = guardedGradient(guard, rules);
        return tested && variables.of(*tested->value) == variable && guard.body.size() == 1;
    };
    forEachInScope(scope, [&](const ast::Node& node) {
        const auto* member = ast::as<ast::Attribute>(&node);
        if (!member || member->attr != std::string_view(rules.gradient) || !analysis.qualifiedName(*member).empty()) return;
        const ast::Stmt& statement = *analysis.statementOf(*member);
        GradientUse use{member, variables.of(*member->value)};
        if (isClearing(*member, statement)) {
            // `if x.grad is not None: x.grad.zero_()`
            const auto* guard = ast::as<ast::If>(analysis.parent(statement));
            if (!guard) use.clears = &statement;
            else if (isGuardOf(*guard, use.variable)) use.clears = guard;
            use.isInPlace = statement.kind == ast::Kind::ExprStmt;
        } else if (const auto* guard = ast::as<ast::If>(&statement);
                   guard && isGuardOf(*guard, use.variable) && guard->test->span.contains(member->span)) {
            ast::walk(*guard->body[0], [&](const ast::Node& inner) {
                const auto* same = ast::as<ast::Attribute>(&inner);
                if (same && same->attr == std::string_view(rules.gradient) && variables.of(*same->value) == use.variable &&
                    isClearing(*same, *guard->body[0]))
                    use.clears = guard;
                return true;
            });
        }
        uses.push_back(use);
    });
    return uses;
}

}  // namespace regraft
