#include "emit/layer_calls.h"

#include <algorithm>

#include "ast/visit.h"
#include "emit/call_arguments.h"
#include "lower/build.h"
#include "mapping/instantiate.h"

namespace regraft {

namespace {

/// Whether the call gives nothing but one argument, by name, to a layer of a framework.
bool namesOnlyArgument(const ast::Call& call, const Analysis& analysis) {
    const bool isOnly = call.args.empty() && call.keywords.size() == 1 && call.keywords[0]->name;
    return isOnly && analysis.typeOf(*call.func)->kind == TypeKind::Layer;
}

bool isRewritten(const ast::Call& call, const OutcomeContext& context) {
    return std::ranges::any_of(context.request.rewrites, [&](const Rewrite& one) { return one.node == &call; });
}

/// The source framework of a layer or model that is converted; null if it is none.
const Framework* convertedOwner(const Type& module, const ModulePlan& plan, const ModuleClasses& modules, const OutcomeContext& context) {
    const ModuleClass* owner = module.kind == TypeKind::Instance ? modules.find(module.definition) : nullptr;
    if (owner) return plan.left.contains(owner) || owner->framework == &context.target ? nullptr : owner->framework;
    const Framework* framework = module.kind == TypeKind::Layer ? Tables::builtin().framework(module.framework) : nullptr;
    return framework == &context.target ? nullptr : framework;
}

/// `model(np.ones((2, 3)))`: layers of Keras take arrays of NumPy and compute in their own dtype. Null if the array is no such.
const py::Expr* ownArray(const ast::Expr& given, const Framework& source, const OutcomeContext& context) {
    const Type& type = *context.analysis.typeOf(given);
    const bool isForeign = type.kind == TypeKind::Other;  // `model.predict(x)`, `y.numpy()`: of which dtype, only they know
    if (!isForeign && (!type.isArray() || type.framework == source.id || type.framework == context.target.id)) return nullptr;
    const auto takes = [&](const Framework& one) {
        return std::ranges::any_of(one.takes, [&](const std::string& name) {
            const Framework* library = Tables::builtin().framework(name);
            return library && (isForeign ? library->isCommonGround : library->id == type.framework);
        });
    };
    if (!takes(source) || takes(context.target)) return nullptr;
    const LiftContext lifting{source, context.arena, neutral::Form::Function, nullptr};
    const auto operation = [](std::string_view name) -> const Operation& { return *Tables::builtin().operation(name); };
    const bool isExact = isInteger(type.dtype) || type.dtype == DType::Bool;
    const neutral::Expr* dtype = isExact || isForeign ? nullptr : makeOperation(operation("float32"), {}, lifting);
    const neutral::Expr* array = makeSource(given, &type, context.arena);
    return lower(*makeOperation(operation("array_of_numpy"), {array, dtype}, lifting), context.loweringFrom(source)).code;
}

}  // namespace

void requestLayerCalls(const ModulePlan& plan, const ModuleClasses& modules, OutcomeContext& context) {
    Arena& arena = context.arena;
    ast::walk(*context.file.module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        if (!call || isRewritten(*call, context)) return true;
        if (const Framework* source = convertedOwner(*context.analysis.typeOf(*call->func), plan, modules, context))
            for (const ast::Expr* given : call->args)
                if (const py::Expr* array = ownArray(*given, *source, context)) context.request.rewrites.push_back({given, array});
        if (!namesOnlyArgument(*call, context.analysis)) return true;
        const ModuleClass* around = modules.around(*call);
        if (around && plan.left.contains(around)) return true;
        const std::vector<py::Argument> argument = {{{}, py::source(arena, *call->keywords[0]->value), call->keywords[0]}};
        context.request.rewrites.push_back({call, py::call(arena, py::source(arena, *call->func), argument, call)});
        return true;
    });
}

}  // namespace regraft
