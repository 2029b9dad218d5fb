#include "training/gradient_call.h"

#include <algorithm>
#include <array>

#include "ast/visit.h"
#include "lift/flow_graph.h"

namespace regraft {

namespace {

bool isSimple(const ast::Stmt& statement) {
    return statement.kind == ast::Kind::Assign || statement.kind == ast::Kind::Return || statement.kind == ast::Kind::ExprStmt ||
           statement.kind == ast::Kind::AugAssign;
}

const ast::Call* onlyCall(const ast::Stmt& statement, std::string_view function, const Analysis& analysis) {
    const ast::Call* found = nullptr;
    bool isAlone = true;
    ast::walk(statement, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        if (call && analysis.qualifiedName(*call->func) == function) {
            isAlone = !found;
            found = call;
        }
        return !opensScope(node);
    });
    return isAlone ? found : nullptr;
}

std::vector<std::string> variablesIn(const ast::Expr& expr, const Variables& variables) {
    std::vector<std::string> names;
    const auto* tuple = ast::as<ast::Tuple>(&expr);
    const auto* list = ast::as<ast::List>(&expr);
    if (!tuple && !list) names.push_back(variables.of(expr));
    else
        for (const ast::Expr* element : tuple ? tuple->elts : list->elts) names.push_back(variables.of(*element));
    const bool areNames = std::ranges::all_of(names, [](const std::string& name) { return !name.empty() && name.find('.') == name.npos; });
    return areNames ? names : std::vector<std::string>();
}

bool isZero(const ast::Expr& expr) {
    const auto* constant = ast::as<ast::Constant>(&expr);
    return constant && constant->value.type == ast::Literal::Type::Int && constant->value.text == "0";
}

}  // namespace

const ast::Expr* argumentNamed(const ast::Call& call, std::string_view name) {
    for (const ast::keyword* keyword : call.keywords)
        if (keyword->name == name) return keyword->value;
    return nullptr;
}

std::optional<GradientCall> gradientCall(const ast::Stmt& statement, const TrainingRules& rules, const Variables& variables,
                                         const Analysis& analysis) {
    if (rules.gradientsOf.empty() || !isSimple(statement)) return std::nullopt;
    GradientCall found;
    found.call = onlyCall(statement, rules.gradientsOf, analysis);
    if (!found.call || found.call->args.size() > 3) return std::nullopt;
    constexpr std::array<std::string_view, 3> names = {"outputs", "inputs", "grad_outputs"};
    std::array<const ast::Expr*, 3> given{};
    for (std::size_t i = 0; i < names.size(); ++i)
        given[i] = i < found.call->args.size() ? found.call->args[i] : argumentNamed(*found.call, names[i]);
    for (const ast::keyword* keyword : found.call->keywords) {
        constexpr std::array<std::string_view, 3> harmless = {"retain_graph", "create_graph", "only_inputs"};
        const bool isNamed = std::ranges::find(names, keyword->name.text()) != names.end();
        if (!isNamed && std::ranges::find(harmless, keyword->name.text()) == harmless.end()) return std::nullopt;
    }
    const bool isOne =
        given[0] && given[0]->kind != ast::Kind::Tuple && given[0]->kind != ast::Kind::List && given[0]->kind != ast::Kind::Starred;
    if (!isOne || !given[1]) return std::nullopt;
    found.value = given[0];
    found.weight = given[2];
    found.inputs = variablesIn(*given[1], variables);
    if (found.inputs.empty()) return std::nullopt;
    found.place = found.call;
    const auto* item = ast::as<ast::Subscript>(analysis.parent(*found.call));
    const bool isFirst = item && item->value == found.call && found.inputs.size() == 1 && isZero(*item->slice);
    if (isFirst) found.place = item;
    const auto* assign = ast::as<ast::Assign>(&statement);
    if (!assign || assign->value != found.place || assign->targets.size() != 1) return found;
    std::vector<std::string> targets = variablesIn(*assign->targets[0], variables);
    const bool isTuple = assign->targets[0]->kind == ast::Kind::Tuple || assign->targets[0]->kind == ast::Kind::List;
    if (targets.size() != found.inputs.size() || isTuple == isFirst) return found;
    if (!isTuple && !isFirst) return found;  // the tuple of all
    found.targets = std::move(targets);
    found.isWholeStatement = true;
    return found;
}

}  // namespace regraft
