#include "emit/module_arguments.h"

#include <algorithm>

#include "ast/visit.h"
#include "emit/call_arguments.h"
#include "lower/build.h"

namespace regraft {

namespace {

/// Modules that are told their mode with each call are called by Keras's rules.
bool namesArguments(const Framework& target) { return target.modules && !target.modules->trainingParameter.empty(); }

const ast::FunctionDef* callMethodOf(const ModuleClass* one, const ModuleClasses& modules) {
    for (; one; one = one->bases.empty() ? nullptr : modules.find(one->bases.front()))
        if (one->call) return one->call;
    return nullptr;
}

/// The method that a call of a converted module of this file runs; null if it is no such call.
const ast::FunctionDef* calledMethod(const ast::Call& call, const ModulePlan& plan, const ModuleClasses& modules,
                                     const Analysis& analysis) {
    const Type& type = *analysis.typeOf(*call.func);
    const ModuleClass* one = type.kind == TypeKind::Instance ? modules.find(type.definition) : nullptr;
    return one && !plan.left.contains(one) ? callMethodOf(one, modules) : nullptr;
}

/// `mask`, and `x_mask` beside a parameter `x`: what the framework would hand on from the array itself.
bool isMaskOf(const ast::arguments& parameters, std::string_view name) {
    return name == "mask" ||
           std::ranges::any_of(parameters.args, [&](const ast::arg* other) { return name == std::string(other->name.text()) + "_mask"; });
}

/// The parameter whose name has to stand before the argument in this place; null if none has to.
const ast::arg* namedParameter(const ast::FunctionDef& method, std::size_t place, const ast::Expr& argument, const Analysis& analysis) {
    const std::size_t position = place + 1;  // behind self
    const std::size_t before = method.args->posonlyargs.size();
    if (place == 0 || position < before || position - before >= method.args->args.size()) return nullptr;
    const ast::arg* parameter = method.args->args[position - before];
    const Type& type = *analysis.typeOf(argument);
    return !type.isArray() || isMaskOf(*method.args, parameter->name.text()) ? parameter : nullptr;
}

}  // namespace

std::vector<py::Argument> moduleArgumentsOf(const ast::Call& call, const ModulePlan& plan, const ModuleClasses& modules,
                                            const OutcomeContext& context) {
    std::vector<py::Argument> arguments = argumentsOf(call, context.arena);
    const ast::FunctionDef* method = namesArguments(context.target) ? calledMethod(call, plan, modules, context.analysis) : nullptr;
    if (!method) return arguments;
    bool isNamed = false;
    for (std::size_t i = 0; i < call.args.size(); ++i) {
        if (call.args[i]->kind == ast::Kind::Starred) break;
        const ast::arg* parameter = namedParameter(*method, i, *call.args[i], context.analysis);
        isNamed = isNamed || parameter;  // none without a name may follow
        const std::size_t index = i + 1 - method->args->posonlyargs.size();
        if (isNamed && index < method->args->args.size()) arguments[i].keyword = method->args->args[index]->name.text();
    }
    return arguments;
}

void requestNamedArguments(const ModulePlan& plan, const ModuleClasses& modules, const std::vector<const ast::Call*>& others,
                           OutcomeContext& context) {
    if (!namesArguments(context.target)) return;
    ast::walk(*context.file.module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        if (!call || std::ranges::find(others, call) != others.end()) return true;
        const std::vector<py::Argument> arguments = moduleArgumentsOf(*call, plan, modules, context);
        const auto isNew = [&](const py::Argument& argument) { return !argument.keyword.empty() && argument.keyword.front() != '*'; };
        const auto given = arguments.begin() + static_cast<std::ptrdiff_t>(call->args.size());
        if (std::any_of(arguments.begin(), given, isNew))
            context.request.rewrites.push_back({call, py::call(context.arena, py::source(context.arena, *call->func), arguments, call)});
        return true;
    });
}

}  // namespace regraft
