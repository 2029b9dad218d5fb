#include "emit/layer_calls.h"

#include <algorithm>

#include "ast/visit.h"
#include "emit/call_arguments.h"
#include "lower/build.h"

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

}  // namespace

void requestLayerCalls(const ModulePlan& plan, const ModuleClasses& modules, OutcomeContext& context) {
    Arena& arena = context.arena;
    ast::walk(*context.file.module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        if (!call || !namesOnlyArgument(*call, context.analysis) || isRewritten(*call, context)) return true;
        const ModuleClass* around = modules.around(*call);
        if (around && plan.left.contains(around)) return true;
        const std::vector<py::Argument> argument = {{{}, py::source(arena, *call->keywords[0]->value), call->keywords[0]}};
        context.request.rewrites.push_back({call, py::call(arena, py::source(arena, *call->func), argument, call)});
        return true;
    });
}

}  // namespace regraft
