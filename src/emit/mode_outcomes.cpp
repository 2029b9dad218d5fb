// Members of module classes whose names are taken, and the mode of modules: told with each call, or set before.

#include <algorithm>

#include "emit/conversion.h"
#include "lower/build.h"
#include "mapping/instantiate.h"

namespace regraft {

void UseOutcomes::requestMembers() {
    Arena& arena = frontend_.parsed->arena;
    for (const ast::Expr* list : plan_.lists)
        if (const py::Expr* owned = lowerOfModule("layers.list", *list))
            request_.rewrites.push_back({list, py::call(arena, owned->parts[0], {{{}, py::source(arena, *list), nullptr}})});
    for (const ast::Call* call : plan_.baseConstructions)
        request_.rewrites.push_back({call, py::call(arena, py::source(arena, *call->func), {}, call)});
    for (const MemberRename& rename : plan_.members) {
        DefinitionEdit edit;
        edit.name = rename.name;
        if (rename.method) edit.span = rename.method->nameSpan;
        else edit.span = {rename.member->span.end - static_cast<std::uint32_t>(rename.member->attr.text().size()), rename.member->span.end};
        if (rename.method || rename.member->ctx != ast::ExprContext::Load) request_.definitions.push_back(edit);
        else
            request_.rewrites.push_back(
                {rename.member, py::attribute(arena, py::source(arena, *rename.member->value), arena.copy(std::string_view(rename.name)))});
    }
}

/// `def call(self, x, training=False)`, and `model(x, training=True)`.
void UseOutcomes::requestMode() {
    if (!target_.modules || target_.modules->trainingParameter.empty()) return;
    Arena& arena = frontend_.parsed->arena;
    const std::string& parameter = target_.modules->trainingParameter;
    DefinitionEdit edit;
    edit.kind = DefinitionEdit::Kind::Parameter;
    edit.name = parameter;
    edit.text = "False";
    for (const ast::FunctionDef* function : plan_.mode.parameters) {
        edit.function = function;
        request_.definitions.push_back(edit);
    }
    auto tell = [&](const ast::Call& call, py::ExprKind kind, std::string_view value) {
        std::vector<py::Argument> arguments = argumentsOf(call);
        arguments.push_back({arena.copy(std::string_view(parameter)), py::name(arena, kind, arena.copy(value)), nullptr});
        request_.rewrites.push_back({&call, py::call(arena, py::source(arena, *call.func), arguments, &call)});
    };
    request_.removals.insert(request_.removals.end(), plan_.mode.set.begin(), plan_.mode.set.end());
    for (const ast::Call* call : plan_.mode.handed) tell(*call, py::ExprKind::Name, parameter);
    for (const ast::Call* call : plan_.mode.training) tell(*call, py::ExprKind::Name, "True");
    for (const ast::Call* call : plan_.mode.unknown)
        sink_.report(DiagCode::ModeUnknown, call->span, parameter, {call->func->span.of(frontend_.parsed->text), target_.name});
}

/// `layers.train(model)` and the like in the target's words; `self` stands for a module's own name within it.
const py::Expr* UseOutcomes::lowerOfModule(std::string_view operation, const ast::Expr& module, std::string_view self) {
    Arena& arena = frontend_.parsed->arena;
    const neutral::Expr* value = makeSource(module, frontend_.analysis->typeOf(module), arena);
    if (!self.empty()) {
        ast::NameExpr name{};
        name.kind = ast::Kind::NameExpr;
        name.id = frontend_.parsed->names->intern(self);
        neutral::Expr variable{neutral::ExprKind::Name};
        variable.literal = arena.make<ast::NameExpr>(name);
        variable.type = value->type;
        value = arena.make<neutral::Expr>(variable);
    }
    LiftContext lift{target_, arena, neutral::Form::Method, nullptr};
    return lower(*makeOperation(*Tables::builtin().operation(operation), {value}, lift), contextFor(target_)).code;
}

/// `model(x, training=True)` → `model.train()` before `model(x)`
void UseOutcomes::requestToldMode() {
    Arena& arena = frontend_.parsed->arena;
    auto stays = [&](const ast::Node& node) {
        const ModuleClass* around = modules_.around(node);
        return around && plan_.left.contains(around);
    };
    DefinitionEdit edit;
    edit.kind = DefinitionEdit::Kind::Removed;
    for (const auto& [function, parameter] : plan_.told.parameters) {
        if (stays(*function)) continue;
        edit.function = function;
        edit.parameter = parameter;
        request_.definitions.push_back(edit);
    }
    for (const ToldMode::Argument& argument : plan_.told.arguments)
        if (!stays(*argument.call))
            request_.rewrites.push_back({argument.call, py::call(arena, py::source(arena, *argument.call->func),
                                                                 argumentsOf(*argument.call, argument.keyword), argument.call)});
    for (const ast::NameExpr* read : plan_.told.reads)
        if (const py::Expr* asked = stays(*read) ? nullptr : lowerOfModule("layers.is_training", *read, "self"))
            request_.rewrites.push_back({read, asked});
    for (const ToldMode::Setting& setting : plan_.told.settings) requestSetting(setting);
}

void UseOutcomes::requestSetting(const ToldMode::Setting& setting) {
    const auto* mode = setting.mode ? ast::as<ast::Constant>(setting.mode) : nullptr;
    const bool isKnown =
        !setting.mode || (mode && (mode->value.type == ast::Literal::Type::True || mode->value.type == ast::Literal::Type::False));
    const bool trains = mode && mode->value.type == ast::Literal::Type::True;
    const py::Expr* code = isKnown ? lowerOfModule(trains ? "layers.train" : "layers.eval", *setting.module) : nullptr;
    if (!code) {
        sink_.report(DiagCode::ModeUnknown, setting.statement->span, "training",
                     {setting.module->span.of(frontend_.parsed->text), target_.name});
        return;
    }
    StatementRewrite before;
    before.statement = setting.statement;
    before.before.push_back({nullptr, code});
    request_.statements.push_back(std::move(before));
}

}  // namespace regraft
