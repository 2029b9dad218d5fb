#include "emit/module_streams.h"

#include <algorithm>

#include "emit/call_arguments.h"
#include "lift/random_keys.h"
#include "lift/threaded_keys.h"
#include "lower/build.h"
#include "mapping/instantiate.h"

namespace regraft {

namespace {

/// Whether `meaning` makes something that draws, and nobody has said from which streams.
bool lacksStreams(const neutral::Expr& meaning) {
    if (meaning.kind != neutral::ExprKind::Operation) return false;
    const auto& parameters = meaning.operation->parameters;
    const auto streams = std::ranges::find(parameters, ParamType::Streams, &Parameter::type);
    return streams != parameters.end() && !meaning.parts[static_cast<std::size_t>(streams - parameters.begin())];
}

}  // namespace

bool ModuleStreams::isInConstructor(const Use& use) const {
    if (!context_.target.modules || context_.target.modules->streams.empty()) return false;
    const ModuleClass* around = modules_.around(*use.site.node);
    return around && around->constructor && around->framework != &context_.target &&
           around->constructor->span.contains(use.site.node->span);
}

bool ModuleStreams::areNeeded(const Use& use) const {
    if (use.framework == &context_.target || (context_.keys && !context_.keys->keyOf(use).empty())) return false;
    if (isInConstructor(use) && use.meaning && draws(*use.meaning)) return !drawnGenerator(use);
    if (use.choice.written && use.meaning) return lacksStreams(*use.meaning);
    const Lifted* lifted = context_.liftedOf(&use);
    return lifted && lacksStreams(*lifted->meaning);
}

bool ModuleStreams::drawsOutsideModules(const neutral::Expr& meaning, const ast::Expr& node) const {
    bool draws = meaning.kind == neutral::ExprKind::Operation && takesStreams(*meaning.operation) && meaning.type->isArray();
    return draws && context_.target.modules && !context_.target.modules->streams.empty() && !modules_.around(node);
}

const neutral::Expr* ModuleStreams::handedTo(const neutral::Expr& value, const ast::Expr& node) const {
    auto given = plan_.constructions.find(&node);
    if (given == plan_.constructions.end() || value.kind != neutral::ExprKind::Operation) return &value;
    Arena& arena = context_.arena;
    std::vector<const neutral::Expr*> parts(value.parts.begin(), value.parts.end());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Parameter& parameter = value.operation->parameters[i];
        if (parts[i]) parts[i] = handedTo(*parts[i], node);
        else if (parameter.type == ParamType::Streams) parts[i] = streams(given->second);
        else if (value.operation->draws && parameter.name == "key" && !takesStreams(*value.operation))
            parts[i] = makeOperation(*Tables::builtin().operation("layers.stream_key"), {streams(given->second)},
                                     {context_.target, arena, neutral::Form::Function, nullptr});
    }
    neutral::Expr whole = value;
    whole.parts = arena.copy(parts);
    return arena.make<neutral::Expr>(whole);
}

/// The variable that holds the streams, or new ones.
const neutral::Expr* ModuleStreams::streams(StreamPlan::Given given) const {
    Arena& arena = context_.arena;
    if (given == StreamPlan::Given::Fresh) {
        LiftContext lift{context_.target, arena, neutral::Form::Function, nullptr};
        return makeOperation(*Tables::builtin().operation("layers.streams"), {makeInteger(0, arena)}, lift);
    }
    ast::NameExpr name{};
    name.kind = ast::Kind::NameExpr;
    std::string_view prefix = given == StreamPlan::Given::Kept ? "self." : "";
    name.id = context_.file.names->intern(std::string(prefix) + context_.target.modules->streams);
    neutral::Expr variable{neutral::ExprKind::Name};
    variable.literal = arena.make<ast::NameExpr>(name);
    return arena.make<neutral::Expr>(variable);
}

void ModuleStreams::request() {
    if (!context_.target.modules || context_.target.modules->streams.empty()) return;
    Arena& arena = context_.arena;
    DefinitionEdit edit;
    edit.name = context_.target.modules->streams;
    edit.api = context_.target.modules->streamsClass;
    edit.kind = DefinitionEdit::Kind::Parameter;
    for (const ast::FunctionDef* function : plan_.parameters) {
        edit.function = function;
        context_.request.definitions.push_back(edit);
    }
    edit.kind = DefinitionEdit::Kind::Variable;
    edit.text = "0";
    for (const ast::Stmt* statement : plan_.variables) {
        edit.statement = statement;
        context_.request.definitions.push_back(edit);
    }
    for (const auto& [call, given] : plan_.calls) {
        std::vector<py::Argument> arguments = argumentsOf(*call, arena);
        const py::Expr* handed = variable(given);
        arguments.push_back({arena.copy(std::string_view(edit.name)), handed, nullptr});
        context_.request.rewrites.push_back({call, py::call(arena, py::source(arena, *call->func), arguments, call)});
    }
    requestBound();
}

/// `model.apply(init)` where init draws: `model.apply(partial(init, rngs=rngs))`.
void ModuleStreams::requestBound() {
    Arena& arena = context_.arena;
    for (const auto& [node, given] : plan_.values) {
        const py::Expr* handed = variable(given);
        const std::vector<py::Argument> arguments = {{{}, py::source(arena, *node), nullptr},
                                                     {arena.copy(std::string_view(context_.target.modules->streams)), handed, nullptr}};
        context_.request.rewrites.push_back({node, py::call(arena, py::name(arena, py::ExprKind::Api, "functools.partial"), arguments)});
    }
}

/// The same in the target's words.
const py::Expr* ModuleStreams::variable(StreamPlan::Given given) const {
    return lower(*streams(given), context_.loweringFrom(context_.target)).code;
}

}  // namespace regraft
