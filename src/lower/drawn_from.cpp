#include "lower/drawn_from.h"

#include <algorithm>

namespace regraft {

namespace {

bool mentions(const py::Expr& code, const ast::Expr& source) {
    if (code.kind == py::ExprKind::Source && code.origin == &source) return true;
    auto inPart = [&](const py::Expr* part) { return part && mentions(*part, source); };
    auto inArgument = [&](const py::Argument& argument) { return argument.value && mentions(*argument.value, source); };
    return std::ranges::any_of(code.parts, inPart) || std::ranges::any_of(code.arguments, inArgument);
}

}  // namespace

const neutral::Expr& withGenerator(const neutral::Expr& expr, const LowerContext& context) {
    int from = expr.operation->draws ? expr.operation->parameterIndex("key") : -1;
    int to = from < 0 ? -1 : expr.operation->parameterIndex("generator");
    if (context.target.randomKeys) std::swap(from, to);
    else if (!context.target.generators.standForKeys) return expr;
    if (from < 0 || to < 0 || !expr.parts[static_cast<std::size_t>(from)] || !context.randomKey.empty()) return expr;
    std::vector<const neutral::Expr*> parts(expr.parts.begin(), expr.parts.end());
    std::swap(parts[static_cast<std::size_t>(from)], parts[static_cast<std::size_t>(to)]);
    neutral::Expr drawn = expr;
    drawn.parts = context.arena.copy(parts);
    return *context.arena.make<neutral::Expr>(drawn);
}

std::string ignoredGenerator(const neutral::Expr& expr, const py::Expr& code, const LowerContext& context) {
    if (!expr.operation->draws || context.neutral || !context.randomKey.empty()) return {};
    for (std::size_t i = 0; i < expr.parts.size(); ++i) {
        const bool isGiven =
            expr.parts[i] && expr.operation->parameters[i].type == ParamType::Generator && expr.parts[i]->kind == neutral::ExprKind::Source;
        if (isGiven && !mentions(code, *expr.parts[i]->source))
            return "its numbers come from the global state of " + context.target.name + ", and not from what it is given to draw from";
    }
    return {};
}

}  // namespace regraft
