#include "emit/late_arrays.h"

#include <algorithm>

#include "ast/visit.h"
#include "emit/early_needs.h"
#include "lift/meaning.h"
#include "lower/layer_members.h"
#include "mapping/instantiate.h"

namespace regraft {

namespace {

bool areLate(const OutcomeContext& context) {
    return context.target.modules && context.target.modules->infersSizes && !context.buildsLayers;
}

CodeOfModules codeIn(const OutcomeContext& context) { return {context.file, context.analysis, context.from}; }

/// Whether the class of what is copied stays as it is.
bool staysInSource(const ast::Expr& copied, const ModuleClasses& classes, const ModulePlan& plan, const Analysis& analysis) {
    const Type& type = *analysis.typeOf(copied);
    const ModuleClass* one = type.kind == TypeKind::Instance ? classes.find(type.definition) : nullptr;
    return one && plan.left.contains(one);
}

const py::Expr* copyOf(const ast::Expr& module, const OutcomeContext& context) {
    const Framework& source = *context.from.front();
    const neutral::Expr* copied =
        makeOperation(*Tables::builtin().operation("layers.copied"), {makeSource(module, context.analysis.typeOf(module), context.arena)},
                      {source, context.arena, neutral::Form::Function, nullptr});
    return lower(*copied, context.loweringFrom(source)).code;
}

}  // namespace

void convertModuleCopies(const ModuleClasses& classes, const ModulePlan& plan, OutcomeContext& context) {
    const bool infers = context.target.modules && context.target.modules->infersSizes;
    if (!infers ||
        std::ranges::all_of(context.from, [](const Framework* source) { return !source->modules || source->modules->infersSizes; }))
        return;
    ast::walk(*context.file.module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        if (!call || !copiesModule(*call, codeIn(context)) || staysInSource(*call->args[0], classes, plan, context.analysis)) return true;
        if (context.buildsLayers) {
            context.request.rewrites.push_back({call, copyOf(*call->args[0], context)});
            return true;
        }
        context.sink.report(DiagCode::NoCounterpart, call->span, "copy.deepcopy",
                            {"copy.deepcopy", context.target.name,
                             "a module is copied by its configuration there, and has no arrays to copy before it has been called"});
        return true;
    });
}

bool isTooEarly(const Use& use, const OutcomeContext& context) {
    if (!areLate(context)) return false;
    if (asksJustMade(use, codeIn(context))) return true;
    const Lifted* lifted = means(&use, "layers.argument") ? context.liftedOf(&use) : nullptr;
    if (!lifted || lifted->meaning->kind != neutral::ExprKind::Operation) return false;
    return targetMember(*lifted->meaning, context.loweringFrom(*use.framework)).own.find('.') != std::string::npos;
}

bool mayBeEarly(const Use& use, const OutcomeContext& context) { return areLate(context) && asksUncalled(use, codeIn(context)); }

}  // namespace regraft
