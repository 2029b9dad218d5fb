#include <algorithm>
#include <vector>

#include "ast/display.h"
#include "mapping/condition.h"
#include "mapping/function_variable.h"
#include "mapping/instantiate.h"

namespace regraft {

namespace {

/// Whether each parameter gets one value, and those without a default get one.
std::string checkArguments(const ast::Call& call, const Operation& operation) {
    const std::string name = "`" + std::string(operation.name) + "`";
    const std::span<const Parameter> parameters = operation.parameters;
    const bool takesRest = std::ranges::any_of(parameters, [](const Parameter& one) { return one.kind == ParamKind::VarPositional; });
    if (!takesRest && call.args.size() > parameters.size()) return "too many arguments for " + name;
    std::vector<bool> given(parameters.size(), false);
    for (std::size_t i = 0;
         i < std::min(call.args.size(), parameters.size()) && (i == 0 || parameters[i - 1].kind != ParamKind::VarPositional); ++i)
        given[i] = true;
    for (const ast::keyword* keyword : call.keywords) {
        const int index = operation.parameterIndex(keyword->name.text());
        const std::string parameter = "`" + std::string(keyword->name.text()) + "`";
        if (index < 0) return name + " has no parameter " + parameter;
        if (given[static_cast<std::size_t>(index)]) return name + " is given " + parameter + " twice";
        given[static_cast<std::size_t>(index)] = true;
    }
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const bool mayLack =
            parameters[i].defaultValue || parameters[i].kind == ParamKind::VarPositional || parameters[i].kind == ParamKind::VarKeyword;
        if (!given[i] && !mayLack && !takesRest) return name + " needs `" + std::string(parameters[i].name) + "`";
    }
    return {};
}

}  // namespace

std::string checkLift(const ast::Expr& lift, std::span<const Parameter> parameters,
                      const std::function<const Operation*(std::string_view)>& findOperation) {
    auto check = [&](const ast::Expr& inner) { return checkLift(inner, parameters, findOperation); };
    auto first = [&](std::initializer_list<const ast::Expr*> inner) {
        for (const ast::Expr* expr : inner)
            if (std::string problem = check(*expr); !problem.empty()) return problem;
        return std::string();
    };
    if (const auto* call = ast::as<ast::Call>(&lift)) {
        const Operation* operation = findOperation(dottedName(*call->func));
        if (!operation) return "unknown operation `" + dottedName(*call->func) + "`";
        if (std::string problem = checkArguments(*call, *operation); !problem.empty()) return problem;
        for (const ast::Expr* arg : call->args)
            if (std::string problem = check(*arg); !problem.empty()) return problem;
        for (const ast::keyword* keyword : call->keywords)
            if (std::string problem = check(*keyword->value); !problem.empty()) return problem;
        return {};
    }
    if (const auto* choice = ast::as<ast::IfExp>(&lift)) {
        if (std::string problem = checkCondition(*choice->test, parameters); !problem.empty()) return problem;
        return first({choice->body, choice->orelse});
    }
    if (isLiteral(lift)) return {};
    if (const auto* starred = ast::as<ast::Starred>(&lift)) return check(*starred->value);
    if (const auto* pick = ast::as<ast::Subscript>(&lift)) return check(*pick->value);
    if (const auto* unary = ast::as<ast::UnaryOp>(&lift)) return check(*unary->operand);
    if (const auto* binary = ast::as<ast::BinOp>(&lift)) return first({binary->left, binary->right});
    if (const auto* either = ast::as<ast::BoolOp>(&lift); either && either->values.size() == 2)
        return first({either->values[0], either->values[1]});
    if (const auto* lambda = ast::as<ast::Lambda>(&lift)) {
        if (lambda->args->args.empty()) return "a function takes arrays";
        for (const ast::Expr* value : lambda->args->defaults) {
            const auto* constant = ast::as<ast::Constant>(value);
            if (!constant || constant->value.type != ast::Literal::Type::None) return "an argument that may be left out is None";
        }
        std::vector<Parameter> inner(parameters.begin(), parameters.end());
        for (const ast::arg* argument : lambda->args->args)
            inner.push_back({argument->name.text(), ParamKind::PositionalOnly, typeOfVariable(*argument), nullptr});
        return checkLift(*lambda->body, inner, findOperation);
    }
    for (const ast::Expr* element : ast::elementsOf(&lift))
        if (std::string problem = check(*element); !problem.empty()) return problem;
    if (ast::isDisplay(&lift)) return {};
    std::string name = dottedName(lift);
    if (name.empty()) return "not part of the language of lifts";
    for (const Parameter& parameter : parameters)
        if (parameter.name == name) return {};
    return findOperation(name) ? std::string() : "`" + name + "` is neither a parameter nor an operation";
}

}  // namespace regraft
