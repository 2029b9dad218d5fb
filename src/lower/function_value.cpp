// Functions of the target that stand for functions of the source, handed on as values.

#include "lower/function_value.h"

#include <algorithm>
#include <optional>

#include "lower/build.h"
#include "lower/legalise.h"
#include "lower/lower.h"
#include "mapping/condition.h"
#include "mapping/instantiate.h"

namespace regraft {

using neutral::ExprKind;

namespace {

/// The order of an API's positional parameters as indices into its operation's parameters.
std::optional<std::vector<int>> parameterOrder(const Overload& overload, const Operation*& operation) {
    const auto* call = ast::as<ast::Call>(overload.lift);
    if (!call) return std::nullopt;
    operation = operationNamed(*call->func);
    std::vector<int> order;
    for (const Parameter& parameter : overload.parameters) {
        int found = -1;
        for (std::size_t i = 0; i < call->args.size(); ++i)
            if (const auto* name = ast::as<ast::NameExpr>(call->args[i]); name && name->id == parameter.name) found = static_cast<int>(i);
        for (const ast::keyword* keyword : call->keywords)
            if (const auto* name = ast::as<ast::NameExpr>(keyword->value); name && name->id == parameter.name)
                found = operation->parameterIndex(keyword->name.text());
        if (!parameter.defaultValue && found < 0) return std::nullopt;
        if (!parameter.defaultValue) order.push_back(found);
    }
    return order;
}

/// What an operation is given by an API that is called with what it has to be called with: source text by the operation's parameters.
/// Empty text: one of the API's arguments. "?": something that is worked out from them.
std::vector<std::string> plainArguments(const Overload& overload, const Operation& operation) {
    const auto& call = *ast::as<ast::Call>(overload.lift);
    std::vector<std::string> given;
    for (const Parameter& parameter : operation.parameters)
        given.push_back(parameter.defaultValue ? py::literalText(*parameter.defaultValue) : std::string());
    const auto textOf = [&](const ast::Expr& value) -> std::string {
        const auto* name = ast::as<ast::NameExpr>(&value);
        const auto parameter =
            std::ranges::find_if(overload.parameters, [&](const Parameter& one) { return name && name->id == one.name; });
        if (parameter != overload.parameters.end())
            return parameter->defaultValue ? py::literalText(*parameter->defaultValue) : std::string();
        return name ? std::string(name->id.text()) : value.kind == ast::Kind::Constant ? py::literalText(value) : "?";
    };
    for (std::size_t i = 0; i < call.args.size() && i < given.size(); ++i) given[i] = textOf(*call.args[i]);
    for (const ast::keyword* keyword : call.keywords)
        if (const int index = operation.parameterIndex(keyword->name.text()); index >= 0)
            given[static_cast<std::size_t>(index)] = textOf(*keyword->value);
    for (std::string& text : given)
        if (text == "()") text = "None";  // no axes that are named: all (`torch.amax(x)`)
    return given;
}

/// Whether two APIs, called with no more than they have to be, ask the same of an operation: not `torch.std`, which corrects, and
/// `jnp.std`.
bool askTheSame(const Overload& one, const Overload& other, const Operation& operation) {
    const std::vector<std::string> given = plainArguments(one, operation);
    return given == plainArguments(other, operation) && std::ranges::find(given, "?") == given.end();
}

const neutral::Expr& unknownArgument() {
    static const neutral::Expr argument = [] {
        neutral::Expr expr{ExprKind::Name};
        expr.type = unknownType();
        return expr;
    }();
    return argument;
}

/// Whether a form of a function is meant where it is called with what it has to be called with, and no more.
Truth isMeantPlainly(const Overload& overload) {
    if (!overload.when) return Truth::True;
    Environment environment{overload.parameters, {}};
    for (const Parameter& parameter : overload.parameters)
        environment.values.push_back(parameter.defaultValue ? nullptr : &unknownArgument());
    return evaluate(*overload.when, environment);
}

/// Of the forms of a function the first that is meant so: `jnp.sum(x)`, whatever `jnp.sum(x, where=mask)` is.
const Overload& plainForm(const Overload& any) {
    const auto& forms = any.entry->overloads;
    const auto plain =
        std::ranges::find_if(forms, [](const Overload& form) { return form.callable && isMeantPlainly(form) == Truth::True; });
    return plain == forms.end() ? any : *plain;
}

/// Whether all forms of a function compute the same: not `torch.max(x)`, which gives a pair where it is called with an axis.
bool hasOneMeaning(const ApiEntry& entry) {
    const Operation* first = nullptr;
    return std::ranges::all_of(entry.overloads, [&](const Overload& overload) {
        if (isMeantPlainly(overload) == Truth::False) return true;
        const auto* call = ast::as<ast::Call>(overload.lift);
        const Operation* operation = call ? operationNamed(*call->func) : nullptr;
        if (!overload.lift) return true;  // it is refused
        if (!first) first = operation;
        return operation && operation == first;
    });
}

}  // namespace

const py::Expr* lowerFunctionValue(const Overload& any, const LowerContext& context) {
    const Overload& overload = plainForm(any);
    const Operation* operation = nullptr;
    auto order = parameterOrder(overload, operation);
    if (!order || !operation || isOtherForAny(*operation, context)) return nullptr;
    for (const Lowering& lowering : context.tables.lowerings(context.target, *operation)) {
        if (!lowering.inverse || (lowering.when && !lowering.inverse->when)) continue;
        if (isMeantPlainly(*lowering.inverse) != Truth::True || !hasOneMeaning(*lowering.inverse->entry)) continue;
        const Operation* same = nullptr;
        auto other = parameterOrder(*lowering.inverse, same);
        if (!other || *other != *order || !askTheSame(overload, *lowering.inverse, *operation)) continue;
        for (const std::string& name : lowering.inverse->entry->names)
            if (!name.starts_with(context.target.array + ".")) return py::name(context.arena, py::ExprKind::Api, name);
    }
    return nullptr;
}

namespace {

const neutral::Expr* variable(const Parameter& parameter, const LowerContext& context, const Type* type) {
    ast::NameExpr name{};
    name.kind = ast::Kind::NameExpr;
    name.id = Name(&parameter.name);
    neutral::Expr expr{ExprKind::Name};
    expr.literal = context.arena.make<ast::NameExpr>(name);
    expr.type = type;
    return context.arena.make<neutral::Expr>(expr);
}

/// The helper that takes what a function takes, all of which may be left out: `np.random.default_rng`.
const py::Expr* helperForAll(const Overload& overload, const LowerContext& context) {
    Environment environment{overload.parameters, {}};
    std::vector<std::string_view> names;
    for (const Parameter& parameter : overload.parameters) {
        environment.values.push_back(variable(parameter, context, unknownType()));
        names.push_back(parameter.name);
    }
    std::string problem;
    LiftContext lift{context.source, context.arena, neutral::Form::Operator, nullptr};
    const neutral::Expr* meaning = overload.when ? nullptr : instantiate(*overload.lift, environment, lift, problem);
    const Lowered lowered = meaning ? lower(*meaning, context) : Lowered{};
    if (!lowered.code || !lowered.differs.empty() || lowered.isDropped) return nullptr;
    const CalledFunction called = calledFunction(*lowered.code, names);
    const bool isSame = called.function && called.function->kind == py::ExprKind::Helper && called.bound.empty();
    return isSame ? called.function : nullptr;
}

}  // namespace

const neutral::Expr* parameterValue(const Parameter& parameter, const LowerContext& context) {
    return variable(parameter, context, arrayType(context.arena, context.source.id, DType::Unknown));
}

CalledFunction calledFunction(const py::Expr& body, const std::vector<std::string_view>& variables) {
    const bool isFunction =
        body.kind == py::ExprKind::Call && (body.parts[0]->kind == py::ExprKind::Api || body.parts[0]->kind == py::ExprKind::Helper);
    if (!isFunction || body.arguments.size() < variables.size()) return {};
    for (std::size_t i = 0; i < variables.size(); ++i) {
        const py::Argument& argument = body.arguments[i];
        if (!argument.keyword.empty() || argument.value->kind != py::ExprKind::Name || argument.value->text != variables[i]) return {};
    }
    const auto isVariable = [&](const py::Expr& expr) {
        return expr.kind == py::ExprKind::Name && std::find(variables.begin(), variables.end(), expr.text) != variables.end();
    };
    const std::span<const py::Argument> bound = body.arguments.subspan(variables.size());
    for (const py::Argument& argument : bound)
        if (argument.keyword.empty() || argument.keyword.starts_with("*") || isVariable(*argument.value)) return {};
    return {body.parts[0], bound};
}

const py::Expr* lowerAsLambda(const Overload& any, const LowerContext& context, const Type* given) {
    const Overload& overload = plainForm(any);
    if (!overload.lift || !overload.differs.empty()) return nullptr;
    Environment environment{overload.parameters, {}};
    std::vector<std::string_view> names;
    std::string list;
    const Operation* operation = nullptr;
    parameterOrder(overload, operation);
    if (!given && operation && isOtherForAny(*operation, context)) given = unknownType();
    for (const Parameter& parameter : overload.parameters) {
        bool isRequired = !parameter.defaultValue && (parameter.kind == ParamKind::PositionalOnly || parameter.kind == ParamKind::Standard);
        const Type* array = !isRequired ? nullptr : given ? given : arrayType(context.arena, context.source.id, DType::Unknown);
        environment.values.push_back(array ? variable(parameter, context, array) : nullptr);
        if (isRequired) list += (names.empty() ? "" : ", ") + std::string(parameter.name);
        if (isRequired) names.push_back(parameter.name);
    }
    if (overload.when && evaluate(*overload.when, environment) != Truth::True) return nullptr;
    std::string problem;
    LiftContext lift{context.source, context.arena, neutral::Form::Operator, nullptr};
    const bool isMaker = overload.lift->kind == ast::Kind::Lambda;  // `nn.ReLU`, which makes a function when it is called
    if (isMaker && !names.empty()) return nullptr;
    if (names.empty() && !isMaker) return helperForAll(overload, context);
    const neutral::Expr* meaning = instantiate(*overload.lift, environment, lift, problem);
    Lowered lowered = meaning ? lower(*meaning, context) : Lowered{};
    if (!lowered.code || !lowered.differs.empty() || lowered.isDropped) return nullptr;
    if (isMaker) {
        const bool takesPlace = std::ranges::any_of(
            overload.parameters, [&](const Parameter& one) { return one.name == std::string_view(context.source.inPlaceParameter); });
        return py::node(context.arena, py::ExprKind::Lambda, {lowered.code},
                        context.arena.copy(takesPlace ? std::string(context.source.inPlaceParameter) + "=False" : std::string()));
    }
    const CalledFunction called = calledFunction(*lowered.code, names);
    if (called.function && called.bound.empty()) return called.function;
    return py::node(context.arena, py::ExprKind::Lambda, {lowered.code}, context.arena.copy(list));
}

}  // namespace regraft
