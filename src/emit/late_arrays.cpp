#include "emit/late_arrays.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/meaning.h"
#include "lift/outside_name.h"
#include "mapping/training_rules.h"
#include "modules/module_methods.h"

namespace regraft {

namespace {

bool areLate(const OutcomeContext& context) { return context.target.modules && context.target.modules->infersSizes; }

std::string_view textOf(const ast::Node& node, const OutcomeContext& context) { return node.span.of(context.file.text); }

/// Whether the file asks what has this text for parameters, or sets its mode.
bool isUsedAsModule(std::string_view text, const OutcomeContext& context) {
    const ModuleMethods methods(context.analysis);
    const auto asksForParameters = [&](std::string_view member) {
        return std::ranges::any_of(context.from, [&](const Framework* source) {
            return source->training && !source->training->parameters.empty() && source->training->parameters == member;
        });
    };
    bool is = false;
    ast::walk(*context.file.module, [&](const ast::Node& node) {
        const auto* member = ast::as<ast::Attribute>(&node);
        is = is || (member && textOf(*member->value, context) == text &&
                    (asksForParameters(member->attr.text()) || methods.evaluates(member->attr.text())));
        return !is;
    });
    return is;
}

/// Where the copy is kept: `self.target` of `self.target = copy.deepcopy(model)`.
std::string_view keeperOf(const ast::Call& copy, const OutcomeContext& context) {
    const auto* assign = ast::as<ast::Assign>(context.analysis.parent(copy));
    return assign && assign->targets.size() == 1 ? textOf(*assign->targets[0], context) : std::string_view();
}

bool isModule(const ast::Expr& given, const ast::Call& copy, const ModuleClasses& classes, const ModulePlan& plan,
              const OutcomeContext& context) {
    const Type& type = *context.analysis.typeOf(given);
    if (type.kind == TypeKind::Layer) return true;
    if (type.kind == TypeKind::Instance) {
        const ModuleClass* one = classes.find(type.definition);
        return one && !plan.left.contains(one);
    }
    const std::string_view keeper = keeperOf(copy, context);
    return type.isUnknown() && (isUsedAsModule(textOf(given, context), context) || (!keeper.empty() && isUsedAsModule(keeper, context)));
}

const ast::Node* functionAround(const ast::Node& node, const Analysis& analysis) {
    const ast::Node* at = analysis.parent(node);
    while (at && at->kind != ast::Kind::FunctionDef && at->kind != ast::Kind::Module) at = analysis.parent(*at);
    return at;
}

}  // namespace

void reportModuleCopies(const ModuleClasses& classes, const ModulePlan& plan, OutcomeContext& context) {
    if (!areLate(context) ||
        std::ranges::all_of(context.from, [&](const Framework* source) { return !source->modules || source->modules->infersSizes; }))
        return;
    ast::walk(*context.file.module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        if (!call || call->args.empty() || outsideName(*call->func, context.analysis) != "copy.deepcopy") return true;
        if (!isModule(*call->args[0], *call, classes, plan, context)) return true;
        context.sink.report(DiagCode::NoCounterpart, call->span, "copy.deepcopy",
                            {"copy.deepcopy", context.target.name,
                             "a module is copied by its configuration there, and has no arrays to copy before it has been called"});
        return true;
    });
}

bool isTooEarly(const Use& use, const OutcomeContext& context) {
    const bool asks = (means(&use, "layers.load_state") || means(&use, "layers.state")) && use.site.receiver;
    if (!asks || !areLate(context) || !use.framework->modules || use.framework->modules->infersSizes) return false;
    const std::string_view module = textOf(*use.site.receiver, context);
    const std::size_t at = use.site.node->span.begin;
    std::size_t made = 0, given = 0;  // behind which it is one that has just been made, or may have been called
    ast::walk(*functionAround(*use.site.node, context.analysis), [&](const ast::Node& node) {
        if (node.span.begin >= at) return true;
        const auto* assign = ast::as<ast::Assign>(&node);
        const TypeKind kind = assign ? context.analysis.typeOf(*assign->value)->kind : TypeKind::Unknown;
        const bool makes = assign && assign->targets.size() == 1 && assign->value->kind == ast::Kind::Call &&
                           textOf(*assign->targets[0], context) == module && (kind == TypeKind::Instance || kind == TypeKind::Layer);
        if (makes) made = std::max<std::size_t>(made, assign->span.end);
        const auto* call = ast::as<ast::Call>(&node);
        const auto isIt = [&](const ast::Expr* one) { return textOf(*one, context) == module; };
        if (call && (isIt(call->func) || std::ranges::any_of(call->args, isIt))) given = std::max<std::size_t>(given, call->span.end);
        return true;
    });
    return made > given;
}

bool mayBeEarly(const Use& use, const OutcomeContext& context) {
    const bool asks = means(&use, "layers.parameters") && use.site.receiver;
    if (!asks || !areLate(context) || (use.framework->modules && use.framework->modules->infersSizes)) return false;
    const std::string_view module = textOf(*use.site.receiver, context);
    const ast::Node* function = functionAround(*use.site.node, context.analysis);
    bool isCalled = false;
    ast::walk(*function, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        isCalled = isCalled ||
                   (call && !call->args.empty() && call->span.begin < use.site.node->span.begin && textOf(*call->func, context) == module);
        return !isCalled;
    });
    return !isCalled;
}

}  // namespace regraft
