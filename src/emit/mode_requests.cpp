#include "emit/mode_requests.h"

#include "emit/call_arguments.h"
#include "emit/module_arguments.h"
#include "lower/build.h"
#include "mapping/instantiate.h"

namespace regraft {

const py::Expr* lowerOfModule(std::string_view operation, const ast::Expr& module, OutcomeContext& context, std::string_view self) {
    Arena& arena = context.arena;
    const neutral::Expr* value = makeSource(module, context.analysis.typeOf(module), arena);
    if (!self.empty()) {
        ast::NameExpr name{};
        name.kind = ast::Kind::NameExpr;
        name.id = context.file.names->intern(self);
        neutral::Expr variable{neutral::ExprKind::Name};
        variable.literal = arena.make<ast::NameExpr>(name);
        variable.type = value->type;
        value = arena.make<neutral::Expr>(variable);
    }
    LiftContext lift{context.target, arena, neutral::Form::Method, nullptr};
    return lower(*makeOperation(*Tables::builtin().operation(operation), {value}, lift), context.loweringFrom(context.target)).code;
}

namespace {

void requestSetting(const ToldMode::Setting& setting, OutcomeContext& context) {
    const auto* mode = setting.mode ? ast::as<ast::Constant>(setting.mode) : nullptr;
    const bool isKnown =
        !setting.mode || (mode && (mode->value.type == ast::Literal::Type::True || mode->value.type == ast::Literal::Type::False));
    const bool trains = mode && mode->value.type == ast::Literal::Type::True;
    const py::Expr* code = isKnown ? lowerOfModule(trains ? "layers.train" : "layers.eval", *setting.module, context) : nullptr;
    if (!code) {
        context.sink.report(DiagCode::ModeUnknown, setting.statement->span, "training",
                            {setting.module->span.of(context.file.text), context.target.name});
        return;
    }
    StatementRewrite before;
    before.statement = setting.statement;
    before.before.push_back({nullptr, code});
    context.request.statements.push_back(std::move(before));
}

}  // namespace

void requestMode(const ModulePlan& plan, const ModuleClasses& modules, OutcomeContext& context) {
    const TrainingMode& mode = plan.mode;
    if (!context.target.modules || context.target.modules->trainingParameter.empty()) return;
    Arena& arena = context.arena;
    const std::string& parameter = context.target.modules->trainingParameter;
    DefinitionEdit edit;
    edit.kind = DefinitionEdit::Kind::Parameter;
    edit.name = parameter;
    edit.text = "False";
    for (const ast::FunctionDef* function : mode.parameters) {
        edit.function = function;
        context.request.definitions.push_back(edit);
    }
    auto tell = [&](const ast::Call& call, py::ExprKind kind, std::string_view value) {
        std::vector<py::Argument> arguments = moduleArgumentsOf(call, plan, modules, context);
        arguments.push_back({arena.copy(std::string_view(parameter)), py::name(arena, kind, arena.copy(value)), nullptr});
        context.request.rewrites.push_back({&call, py::call(arena, py::source(arena, *call.func), arguments, &call)});
    };
    context.request.removals.insert(context.request.removals.end(), mode.set.begin(), mode.set.end());
    for (const ast::Call* call : mode.handed) tell(*call, py::ExprKind::Name, parameter);
    for (const ast::Call* call : mode.training) tell(*call, py::ExprKind::Name, "True");
    std::vector<const ast::Call*> told = mode.handed;
    told.insert(told.end(), mode.training.begin(), mode.training.end());
    requestNamedArguments(plan, modules, told, context);
    for (const ast::Call* call : mode.conditional) {
        const std::string name(call->func->span.of(context.file.text));
        context.sink.report(
            DiagCode::NoCounterpart, call->span, name,
            {name, context.target.name, "modules are told with each call whether they are training, which hangs on a condition here"});
    }
    for (const ast::Call* call : mode.unknown)
        context.sink.report(DiagCode::ModeUnknown, call->span, parameter, {call->func->span.of(context.file.text), context.target.name});
}

void requestToldMode(const ModulePlan& plan, const ModuleClasses& modules, OutcomeContext& context) {
    Arena& arena = context.arena;
    auto stays = [&](const ast::Node& node) {
        const ModuleClass* around = modules.around(node);
        return around && plan.left.contains(around);
    };
    DefinitionEdit edit;
    edit.kind = DefinitionEdit::Kind::Removed;
    for (const auto& [function, parameter] : plan.told.parameters) {
        if (stays(*function)) continue;
        edit.function = function;
        edit.parameter = parameter;
        context.request.definitions.push_back(edit);
    }
    for (const ToldMode::Argument& argument : plan.told.arguments)
        if (!stays(*argument.call))
            context.request.rewrites.push_back(
                {argument.call, py::call(arena, py::source(arena, *argument.call->func),
                                         argumentsOf(*argument.call, arena, argument.keyword), argument.call)});
    for (const ast::NameExpr* read : plan.told.reads)
        if (const py::Expr* asked = stays(*read) ? nullptr : lowerOfModule("layers.is_training", *read, context, "self"))
            context.request.rewrites.push_back({read, asked});
    for (const ToldMode::Setting& setting : plan.told.settings) requestSetting(setting, context);
}

}  // namespace regraft
