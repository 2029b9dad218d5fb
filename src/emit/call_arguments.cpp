#include "emit/call_arguments.h"

#include "lower/build.h"

namespace regraft {

std::vector<py::Argument> argumentsOf(const ast::Call& call, Arena& arena, const ast::Node* without) {
    std::vector<py::Argument> arguments;
    for (const ast::Expr* argument : call.args) {
        if (argument == without) continue;
        const auto* starred = ast::as<ast::Starred>(argument);
        arguments.push_back({starred ? "*" : "", py::source(arena, starred ? *starred->value : *argument), argument});
    }
    for (const ast::keyword* keyword : call.keywords)
        if (keyword != without)
            arguments.push_back({keyword->name ? keyword->name.text() : "**", py::source(arena, *keyword->value), keyword});
    return arguments;
}

}  // namespace regraft
