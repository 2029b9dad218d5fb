#include "emit/module_requests.h"

#include "emit/call_arguments.h"
#include "emit/layer_calls.h"
#include "emit/mode_requests.h"
#include "lower/build.h"

namespace regraft {

namespace {

/// Functions and calls without the generators that nothing takes any more.
void requestDropped(const ModulePlan& plan, const ModuleClasses& modules, OutcomeContext& context) {
    Arena& arena = context.arena;
    DefinitionEdit edit;
    edit.kind = DefinitionEdit::Kind::Removed;
    for (const auto& [function, parameter] : plan.dropped.parameters) {
        const ModuleClass* around = modules.around(*function);
        if (plan.dropped.misused.contains(function) || (around && plan.left.contains(around))) continue;
        edit.function = function;
        edit.parameter = parameter;
        context.request.definitions.push_back(edit);
    }
    for (const auto& [call, argument] : plan.dropped.arguments) {
        const ModuleClass* around = modules.around(*call);
        if (around && plan.left.contains(around)) continue;
        context.request.rewrites.push_back(
            {call, py::call(arena, py::source(arena, *call->func), argumentsOf(*call, arena, argument), call)});
    }
    for (const ast::Expr* key : plan.dropped.keys) {  // what draws goes without: nobody evaluates it
        const ModuleClass* around = modules.around(*key);
        if (!around || !plan.left.contains(around)) context.request.rewrites.push_back({key, py::literal(arena, "None")});
    }
    for (const ast::Assign* statement : plan.dropped.statements) {
        const Use* use = context.analysis.useAt(*statement->value);
        Lowered lowered = use && use->meaning ? lower(*use->meaning, context.loweringFrom(*use->framework)) : Lowered{};
        if (!lowered.code) continue;
        context.request.statements.push_back({statement, nullptr, lowered.code});
    }
}

/// Behind the call of the base's constructor, else first of all.
void addToConstructor(const ModuleClass& one, std::string text, OutcomeContext& context) {
    DefinitionEdit edit;
    edit.kind = DefinitionEdit::Kind::First;
    edit.function = one.constructor;
    edit.text = std::move(text);
    for (const ast::Stmt* statement : one.constructor->body) {
        const auto* expression = ast::as<ast::ExprStmt>(statement);
        const auto* call = expression ? ast::as<ast::Call>(expression->value) : nullptr;
        const auto* member = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        if (!member || member->attr != "__init__") continue;
        edit.kind = DefinitionEdit::Kind::After;
        edit.statement = statement;
        break;
    }
    context.request.definitions.push_back(edit);
}

/// `self.freeze(keys=["mask"], recurse=False)`
void sayUntrained(const ModuleClass& one, const std::vector<std::string>& names, OutcomeContext& context) {
    std::string keys;
    for (const std::string& name : names) keys += (keys.empty() ? "\"" : ", \"") + name + "\"";
    std::string text = context.target.modules->untrained;
    text.replace(text.find("{}"), 2, "[" + keys + "]");
    addToConstructor(one, std::move(text), context);
}

/// What constructors keep and say from now on.
void requestConstructors(const ModulePlan& plan, const ModuleClasses& modules, OutcomeContext& context) {
    if (!context.target.modules) return;
    for (const ModuleClass* one : plan.streams.keepers)
        addToConstructor(*one, "self." + context.target.modules->streams + " = " + context.target.modules->streams, context);
    if (!context.target.modules->notTraining.empty())
        for (const ModuleClass* one : plan.askForTraining)
            addToConstructor(*one, "self." + context.target.modules->notTraining + " = False", context);
    for (const ModuleClass* one : plan.lackSuperCall) {
        DefinitionEdit edit;
        edit.kind = DefinitionEdit::Kind::First;
        edit.function = one->constructor;
        edit.text = "super().__init__()";
        context.request.definitions.push_back(edit);
    }
    for (const ModuleClass* one : modules.all())
        if (const auto untrained = plan.untrained.find(one); untrained != plan.untrained.end())
            sayUntrained(*one, untrained->second, context);
}

/// Members whose names are taken there, and lists of modules, of which the target has to be told.
void requestMembers(const ModulePlan& plan, OutcomeContext& context) {
    Arena& arena = context.arena;
    for (const ast::Expr* list : plan.lists)
        if (const py::Expr* owned = lowerOfModule("layers.list", *list, context))
            context.request.rewrites.push_back({list, py::call(arena, owned->parts[0], {{{}, py::source(arena, *list), nullptr}})});
    for (const ast::Expr* first : plan.laterArrays) {
        const py::Expr* data = py::name(arena, py::ExprKind::Api, arena.copy(std::string_view(context.target.modules->laterArray)));
        context.request.rewrites.push_back({first, py::call(arena, data, {{{}, py::source(arena, *first), nullptr}})});
    }
    for (const ast::Attribute* member : plan.guessedCalls) {
        const std::string method(member->attr.text());
        context.sink.report(DiagCode::AssumedReceiver, member->span, method, {method, "a module of this file"});
    }
    for (const ast::Call* call : plan.baseConstructions)
        context.request.rewrites.push_back({call, py::call(arena, py::source(arena, *call->func), {}, call)});
    for (const MemberRename& rename : plan.members) {
        DefinitionEdit edit;
        edit.name = rename.name;
        if (rename.method) edit.span = rename.method->nameSpan;
        else edit.span = {rename.member->span.end - static_cast<std::uint32_t>(rename.member->attr.text().size()), rename.member->span.end};
        if (rename.method || rename.member->ctx != ast::ExprContext::Load) context.request.definitions.push_back(edit);
        else
            context.request.rewrites.push_back(
                {rename.member, py::attribute(arena, py::source(arena, *rename.member->value), arena.copy(std::string_view(rename.name)))});
    }
}

}  // namespace

void requestModules(const ModulePlan& plan, const ModuleClasses& modules, OutcomeContext& context) {
    requestDropped(plan, modules, context);
    requestConstructors(plan, modules, context);
    requestMembers(plan, context);
    requestMode(plan, modules, context);
    requestToldMode(plan, modules, context);
    requestLayerCalls(plan, modules, context);
}

}  // namespace regraft
