#include "lower/no_arrays.h"

#include <algorithm>

namespace regraft {

namespace {

/// Numbers, and lists of them.
bool holdsNumbers(const Type& type) {
    const bool isContainer = type.kind == TypeKind::List || type.kind == TypeKind::Tuple;
    return type.isNumber() ||
           (isContainer && !type.items.empty() && std::ranges::all_of(type.items, [](const Type* item) { return holdsNumbers(*item); }));
}

bool takesArrays(const Parameter& parameter) {
    switch (parameter.type) {
        case ParamType::Any:
        case ParamType::Array:
        case ParamType::Arrays:
        case ParamType::Operand: return true;
        default: return false;
    }
}

bool arePartsMadeOfNoArrays(const neutral::Expr& expr) {
    for (std::size_t i = 0; i < expr.parts.size(); ++i) {
        const bool matters = expr.kind != neutral::ExprKind::Operation || takesArrays(expr.operation->parameters[i]);
        if (matters && expr.parts[i] && !isMadeOfNoArrays(*expr.parts[i])) return false;
    }
    return true;
}

}  // namespace

bool isMadeOfNoArrays(const neutral::Expr& expr) {
    switch (expr.kind) {
        case neutral::ExprKind::Literal: return true;
        case neutral::ExprKind::Source: return holdsNumbers(*expr.type);
        case neutral::ExprKind::Tuple:
        case neutral::ExprKind::List:
        case neutral::ExprKind::Operation: return arePartsMadeOfNoArrays(expr);
        default: return false;
    }
}

}  // namespace regraft
