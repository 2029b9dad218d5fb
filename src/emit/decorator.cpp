#include "emit/decorator.h"

#include <algorithm>

#include "lower/build.h"

namespace regraft {

bool isUnchanged(const py::Expr& applied, const ast::Expr& decorator) {
    return applied.kind == py::ExprKind::Source && applied.origin == &decorator;
}

const py::Expr* asDecorator(const py::Expr& applied, const ast::Expr& decorator, Arena& arena) {
    if (applied.kind != py::ExprKind::Call || applied.arguments.empty()) return nullptr;
    auto isFunction = [&](const py::Argument& argument) { return argument.value && isUnchanged(*argument.value, decorator); };
    auto others = applied.arguments.subspan(1);
    if (!isFunction(applied.arguments[0]) || std::any_of(others.begin(), others.end(), isFunction)) return nullptr;
    if (others.empty()) return applied.parts[0];
    std::vector<py::Argument> arguments{{{}, applied.parts[0], nullptr}};
    for (py::Argument argument : others) {
        if (argument.keyword.empty()) return nullptr;  // it would come before the function
        argument.origin = nullptr;
        arguments.push_back(argument);
    }
    return py::call(arena, py::name(arena, py::ExprKind::Api, "functools.partial"), arguments);
}

}  // namespace regraft
