#include "ast/display.h"
#include "mapping/condition.h"
#include "mapping/instantiate.h"

namespace regraft {

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
        bool takesRest = false;
        for (const Parameter& parameter : operation->parameters) takesRest = takesRest || parameter.kind == ParamKind::VarPositional;
        if (!takesRest && call->args.size() > operation->parameters.size()) return "too many arguments for `" + std::string(operation->name) + "`";
        for (const ast::Expr* arg : call->args)
            if (std::string problem = check(*arg); !problem.empty()) return problem;
        for (const ast::keyword* keyword : call->keywords) {
            if (operation->parameterIndex(keyword->name.text()) < 0)
                return "`" + std::string(operation->name) + "` has no parameter `" + std::string(keyword->name.text()) + "`";
            if (std::string problem = check(*keyword->value); !problem.empty()) return problem;
        }
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
    if (const auto* lambda = ast::as<ast::Lambda>(&lift)) {
        if (lambda->args->args.empty()) return "a function takes arrays";
        std::vector<Parameter> inner(parameters.begin(), parameters.end());
        for (const ast::arg* argument : lambda->args->args)
            inner.push_back({argument->name.text(), ParamKind::PositionalOnly, ParamType::Array, nullptr});
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
