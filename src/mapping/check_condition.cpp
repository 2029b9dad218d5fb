#include "mapping/predicates.h"

namespace regraft {

std::string checkCondition(const ast::Expr& condition, std::span<const Parameter> parameters) {
    if (const auto* logic = ast::as<ast::BoolOp>(&condition)) {
        for (const ast::Expr* value : logic->values)
            if (std::string problem = checkCondition(*value, parameters); !problem.empty()) return problem;
        return {};
    }
    if (const auto* negation = ast::as<ast::UnaryOp>(&condition)) return checkCondition(*negation->operand, parameters);
    if (const auto* compare = ast::as<ast::Compare>(&condition)) {
        bool literalFirst = isLiteral(*compare->left);  // `-1 in sizes`
        return checkCondition(literalFirst ? *compare->comparators[0] : *compare->left, parameters);
    }
    if (const auto* sum = ast::as<ast::BinOp>(&condition)) {  // `axis1 - axis2 == 0`
        const std::string problem = checkCondition(*sum->left, parameters);
        return problem.empty() ? checkCondition(*sum->right, parameters) : problem;
    }
    if (const auto* call = ast::as<ast::Call>(&condition)) {
        const auto* function = ast::as<ast::NameExpr>(call->func);
        const int arity = function ? predicateArity(function->id.text()) : 0;
        if (arity == 0) return "unknown predicate";
        if (static_cast<int>(call->args.size()) != arity)
            return arity == 1 ? "a predicate takes one parameter" : "`size` takes an array and an axis, `fits` a value and a dtype";
        for (const ast::Expr* argument : call->args)
            if (std::string problem = checkCondition(*argument, parameters); !problem.empty()) return problem;
        return {};
    }
    if (const auto* pick = ast::as<ast::Subscript>(&condition)) return checkCondition(*pick->value, parameters);
    if (const auto* name = ast::as<ast::NameExpr>(&condition)) {
        for (const Parameter& parameter : parameters)
            if (name->id == parameter.name) return {};
        return "`" + std::string(name->id.text()) + "` is no parameter";
    }
    if (condition.kind == ast::Kind::Constant) return {};
    return "not part of the language of conditions";
}

}  // namespace regraft
