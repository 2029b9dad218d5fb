#include "lower/function_layer.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "ast/visit.h"
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

/// Whether the layer takes that for the argument anyway.
bool isDefaultOf(std::string_view layer, const py::Argument& argument, const LowerContext& context) {
    const ApiRef api = context.tables.api(context.target, layer);
    for (const Overload& overload : api ? std::span<const Overload>(api.entry->overloads) : std::span<const Overload>())
        for (const Parameter& parameter : overload.parameters)
            if (parameter.name == argument.keyword)
                return parameter.defaultValue && argument.value->kind == py::ExprKind::Literal &&
                       argument.value->text == py::literalText(*parameter.defaultValue);
    return false;
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
        const py::Expr* value =
            body.parts[i] ? lowerPart(*body.parts[i]) : py::literal(context.arena, py::literalText(*parameter.defaultValue));
        if (!value) return nullptr;
        arguments.push_back({parameter.name, value, nullptr});
    }
    return py::call(context.arena, py::name(context.arena, py::ExprKind::Api, layer.name), arguments);
}

const py::Expr* functionAsLayer(const py::Expr& function, const ModuleRules& rules, Arena& arena) {
    const std::string_view made = function.kind == py::ExprKind::Call ? function.parts[0]->text : std::string_view();
    if (std::ranges::any_of(rules.functions, [&](const auto& one) { return one.second == made; })) return &function;
    return py::call(arena, py::apiOrHelper(arena, rules.functionLayer), {{{}, &function, nullptr}});
}

namespace {

/// The user's variables that an expression is made of, but for self.
std::set<std::string_view> outerNames(const neutral::Expr& expr, const TypeSource* types) {
    std::set<std::string_view> names;
    if (expr.kind == neutral::ExprKind::Source)
        ast::walk(*expr.source, [&](const ast::Node& node) {
            const auto* name = ast::as<ast::NameExpr>(&node);
            const bool isModule = name && types && types->typeOf(*name)->kind == TypeKind::Module;  // whose import may go
            if (name && name->id != "self" && !isModule) names.insert(name->id.text());
            return true;
        });
    for (const neutral::Expr* part : expr.parts)
        if (part) names.merge(outerNames(*part, types));
    return names;
}

}  // namespace

const py::Expr* functionOf(const neutral::Expr& function, const LowerContext& context, const LowerPart& lowerPart) {
    const ast::arguments& parameters = *ast::as<ast::Lambda>(function.literal)->args;
    const std::set<std::string_view> outer = outerNames(*function.parts[0], context.types);
    const py::Expr* body = lowerPart(*function.parts[0]);
    if (!body) return nullptr;
    std::vector<std::string_view> variables;
    std::string list;
    for (const ast::arg* argument : parameters.args) {
        variables.push_back(argument->name.text());
        list += (list.empty() ? "" : ", ") + std::string(argument->name.text());
        if (variables.size() + parameters.defaults.size() > parameters.args.size()) list += "=None";
    }
    const CalledFunction called = calledFunction(*body, variables);
    if (const py::Expr* bound = called.function ? withBound(called, variables.size() == 1, context) : nullptr) return bound;
    if (std::ranges::any_of(variables, [&](std::string_view one) { return outer.contains(one); })) return nullptr;
    for (const std::string_view name : outer) list.append(", ").append(name).append("=").append(name);
    return py::node(context.arena, py::ExprKind::Lambda, {body}, context.arena.copy(std::string_view(list)));
}

const py::Expr* withBound(const CalledFunction& called, bool takesOne, const LowerContext& context) {
    std::vector<py::Argument> arguments(called.bound.begin(), called.bound.end());
    if (const auto& modules = context.target.modules; modules && takesOne)
        if (const auto layer = modules->functions.find(std::string(called.function->text)); layer != modules->functions.end()) {
            std::erase_if(arguments, [&](const py::Argument& argument) { return isDefaultOf(layer->second, argument, context); });
            return py::call(context.arena, py::name(context.arena, py::ExprKind::Api, layer->second), arguments);
        }
    if (arguments.empty()) return called.function;
    if (!isImportable(context.target, "functools.partial")) return nullptr;
    arguments.insert(arguments.begin(), {{}, called.function, nullptr});
    return py::call(context.arena, py::name(context.arena, py::ExprKind::Api, "functools.partial"), arguments);
}

const py::Expr* withoutNesting(const py::Expr& sequence, Arena& arena) {
    if (sequence.kind != py::ExprKind::Call) return &sequence;
    std::vector<py::Argument> layers;
    for (const py::Argument& argument : sequence.arguments) {
        const py::Expr& layer = *argument.value;
        const bool isSame = argument.keyword.empty() && layer.kind == py::ExprKind::Call &&
                            layer.parts[0]->kind == sequence.parts[0]->kind && layer.parts[0]->text == sequence.parts[0]->text;
        if (!isSame) {
            layers.push_back(argument);
            continue;
        }
        layers.insert(layers.end(), layer.arguments.begin(), layer.arguments.end());
        if (!layer.arguments.empty())
            layers[layers.size() - layer.arguments.size()].origin = argument.origin ? argument.origin : layer.origin;
    }
    py::Expr whole = sequence;
    whole.arguments = arena.copy(layers);
    return arena.make<py::Expr>(whole);
}

}  // namespace regraft
