#include "emit/kept_arguments.h"

#include <algorithm>
#include <vector>

#include "lower/build.h"

namespace regraft {

namespace {

bool isWritten(const py::Argument& argument, const ast::Expr& value) {
    return argument.value->kind == py::ExprKind::Source && argument.value->origin == &value;
}

}  // namespace

const py::Expr& keepingArguments(const py::Expr& code, const ast::Call& call, Arena& arena) {
    std::vector<py::Argument> rest(code.arguments.begin(), code.arguments.end()), arguments;
    const auto take = [&](std::string_view keyword, const ast::Expr& value, const ast::Node& origin) {
        const auto found = std::ranges::find_if(
            rest, [&](const py::Argument& one) { return isWritten(one, value) || (!keyword.empty() && one.keyword == keyword); });
        if (found == rest.end()) return false;
        // A place may mean another parameter now, and a keyword be gone.
        if (found->keyword.empty() && (!keyword.empty() || (!arguments.empty() && !arguments.back().keyword.empty()))) return false;
        arguments.push_back({found->keyword, found->value, &origin});
        rest.erase(found);
        return true;
    };
    for (const ast::Expr* value : call.args)
        if (value->kind == ast::Kind::Starred || !take({}, *value, *value)) return code;
    for (const ast::keyword* keyword : call.keywords)
        if (!keyword->name || !take(keyword->name.text(), *keyword->value, *keyword)) return code;
    for (const py::Argument& added : rest) {
        if (added.keyword.empty()) return code;
        arguments.push_back(added);
    }
    return *py::call(arena, py::source(arena, *call.func), arguments, &call);
}

}  // namespace regraft
