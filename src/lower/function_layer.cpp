#include "lower/function_layer.h"

#include <string>

#include "lower/build.h"
#include "mapping/condition.h"

namespace regraft {

namespace {

/// "keras.layers.Activation('gelu')": the class, and what it is made with in any case.
struct LayerName {
    std::string_view name, argument;
};

LayerName split(std::string_view text) {
    std::size_t open = text.find('(');
    if (open == text.npos) return {text, {}};
    return {text.substr(0, open), text.substr(open + 1, text.size() - open - 2)};
}

const Parameter* parameterOf(const LowerContext& context, std::string_view layer, std::string_view name) {
    ApiRef api = context.tables.api(context.target, layer);
    for (const Overload& overload : api ? std::span<const Overload>(api.entry->overloads) : std::span<const Overload>())
        for (const Parameter& parameter : overload.parameters)
            if (parameter.name == name) return &parameter;
    return nullptr;
}

bool isDefault(const neutral::Expr* value, const Parameter& parameter) {
    if (!value) return true;
    const ast::Expr* literal = knownLiteral(*value);
    return literal && parameter.defaultValue && sameLiteral(*literal, *parameter.defaultValue);
}

}  // namespace

const py::Expr* layerOfFunction(const neutral::Expr& function, const LowerContext& context, const LowerPart& lowerPart) {
    const auto& modules = context.target.modules;
    const neutral::Expr& body = *function.parts[0];
    const bool isOperation = body.kind == neutral::ExprKind::Operation && !body.parts.empty();
    if (!modules || !(isOperation || body.kind == neutral::ExprKind::Name)) return nullptr;
    const neutral::Expr* variable = isOperation ? body.parts[0] : &body;
    auto found = modules->functions.find(isOperation ? std::string(body.operation->name) : "identity");
    if (found == modules->functions.end() || !variable || variable->kind != neutral::ExprKind::Name) return nullptr;
    const LayerName layer = split(found->second);
    std::vector<py::Argument> arguments;
    if (!layer.argument.empty()) arguments.push_back({{}, py::literal(context.arena, layer.argument), nullptr});
    for (std::size_t i = 1; isOperation && i < body.parts.size(); ++i) {
        const Parameter& parameter = body.operation->parameters[i];
        const Parameter* own = layer.argument.empty() ? parameterOf(context, layer.name, parameter.name) : nullptr;
        if (!own) {
            if (!isDefault(body.parts[i], parameter)) return nullptr;
            continue;
        }
        const bool meansSame = parameter.defaultValue && own->defaultValue && sameLiteral(*parameter.defaultValue, *own->defaultValue);
        if (isDefault(body.parts[i], parameter) && meansSame) continue;
        const py::Expr* value = body.parts[i] ? lowerPart(*body.parts[i]) : py::literal(context.arena, py::literalText(*parameter.defaultValue));
        if (!value) return nullptr;
        arguments.push_back({parameter.name, value, nullptr});
    }
    return py::call(context.arena, py::name(context.arena, py::ExprKind::Api, layer.name), arguments);
}

}  // namespace regraft
