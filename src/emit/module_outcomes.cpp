// Module classes among the uses of a file: which stay, and what those that are converted need beside their uses.

#include <algorithm>

#include "emit/conversion.h"
#include "emit/read_source.h"
#include "emit/type_class.h"
#include "lower/build.h"
#include "mapping/instantiate.h"
#include "modules/sequential_layers.h"

namespace regraft {

namespace {

int streamsParameter(const Operation& operation) {
    for (std::size_t i = 0; i < operation.parameters.size(); ++i)
        if (operation.parameters[i].type == ParamType::Streams) return static_cast<int>(i);
    return -1;
}

const ast::Expr* registeredValue(const Use& use) {
    if (use.site.call->args.size() > 1) return use.site.call->args[1];
    for (const ast::keyword* keyword : use.site.call->keywords)
        if (keyword->name == "tensor") return keyword->value;
    return nullptr;
}

/// The attribute that a call like `self.register_buffer("mean", x)` makes; empty if it isn't known.
std::string_view registeredName(const Use& use) {
    const auto* name = use.site.call->args.empty() ? nullptr : ast::as<ast::Constant>(use.site.call->args[0]);
    bool isText = name && name->value.type == ast::Literal::Type::Str && registeredValue(use);
    return isText ? name->value.text : std::string_view();
}

/// Whether `meaning` makes something that draws, and nobody has said from which streams.
bool lacksStreams(const neutral::Expr& meaning) {
    if (meaning.kind != neutral::ExprKind::Operation) return false;
    int i = streamsParameter(*meaning.operation);
    return i >= 0 && !meaning.parts[static_cast<std::size_t>(i)];
}

/// Whether something in it behaves otherwise while training.
bool dependsOnMode(const neutral::Expr& meaning) {
    if (meaning.kind == neutral::ExprKind::Operation && meaning.operation->dependsOnMode) return true;
    return std::ranges::any_of(meaning.parts, [](const neutral::Expr* part) { return part && dependsOnMode(*part); });
}

}  // namespace

void UseOutcomes::convertModules() {
    ModuleContext context{*frontend_.parsed,
                          *frontend_.analysis,
                          target_,
                          frontend_.parsed->arena,
                          [this](const Use& use) { return problemOf(use); },
                          [this](const Use& use) {
                              auto lifted = lifted_.find(&use);
                              if (use.framework != &target_ && isInModuleConstructor(use) && use.meaning && draws(*use.meaning))
                                  return !drawnGenerator(use);
                              if (use.choice.written && use.meaning && use.framework != &target_) return lacksStreams(*use.meaning);
                              return use.framework != &target_ && lifted != lifted_.end() && lacksStreams(*lifted->second.meaning);
                          },
                          [this](const Use& use) {
                              auto lifted = lifted_.find(&use);
                              return lifted != lifted_.end() && lifted->second.meaning->kind == neutral::ExprKind::Operation &&
                                     lifted->second.meaning->operation->name == "layers.is_training";
                          },
                          [this](const ModuleClass& one) { return whyUnread(frontend_.context.read, *one.definition); },
                          [this](const Use& use) {
                              auto lifted = lifted_.find(&use);
                              return lifted != lifted_.end() && dependsOnMode(*lifted->second.meaning);
                          }};
    plan_ = planModules(modules_, context);
    for (const ModuleClass* one : modules_.all()) {
        auto left = plan_.left.find(one);
        if (left == plan_.left.end()) continue;
        std::string_view name = one->definition->name.text();
        const ModulePlan::Reason& reason = left->second;
        std::string why =
            reason.api.empty() ? "it belongs together with `" + reason.problem + "`" : "`" + reason.api + "` " + reason.problem;
        sink_.report(DiagCode::ClassLeft, one->definition->nameSpan, one->framework->modules->base, {name, one->framework->name, why});
    }
    leaveContainers();
    for (const ModulePlan::Rename& rename : plan_.renames) {
        DefinitionEdit edit;
        edit.span = rename.span;
        edit.name = rename.name;
        request_.definitions.push_back(edit);
    }
    for (const auto& [node, replacement] : plan_.rewrites) request_.rewrites.push_back({node, replacement});
    reportFirstWeights();
    requestStreams();
    requestBoundStreams();
    requestDropped();
    requestConstructors();
    requestMembers();
    requestMode();
    requestToldMode();
}

namespace {

/// Normalisations start from ones and zeros everywhere, and dropout has no weights.
bool drawsWeights(const Operation& operation) {
    return streamsParameter(operation) >= 0 && operation.name != "layers.dropout" && !operation.name.ends_with("_norm");
}

/// The layer itself, or one that it is made of: `layers.activated(layers.linear(…), …)`.
bool drawsWeights(const neutral::Expr& layer) {
    if (layer.kind != neutral::ExprKind::Operation || layer.type->kind != TypeKind::Layer) return false;
    return drawsWeights(*layer.operation) ||
           std::ranges::any_of(layer.parts, [](const neutral::Expr* part) { return part && drawsWeights(*part); });
}

}  // namespace

/// Once for the file: frameworks differ in how layers are initialised.
void UseOutcomes::reportFirstWeights() {
    if (!target_.modules) return;
    for (const Use& use : frontend_.analysis->uses()) {
        auto lifted = lifted_.find(&use);
        if (lifted == lifted_.end() || use.framework == &target_ || isLeft(use)) continue;
        if (!drawsWeights(*lifted->second.meaning)) continue;
        sink_.report(DiagCode::FirstWeights, use.site.node->span, use.name, {target_.name, use.framework->name});
        return;
    }
}

bool UseOutcomes::isLeft(const Use& use) const {
    const ModuleClass* around = modules_.around(*use.site.node);
    if (around && plan_.left.contains(around)) return true;
    return std::ranges::any_of(leftContainers_, [&](const LeftContainer& one) {
        return use.framework == one.container->framework && one.container->site.node->span.contains(use.site.node->span);
    });
}

void UseOutcomes::leaveContainers() {
    auto isContainer = [&](const Use& use) {
        const auto lifted = lifted_.find(&use);
        if (lifted == lifted_.end() || use.framework == &target_ || lifted->second.meaning->kind != neutral::ExprKind::Operation)
            return false;
        const std::string_view name = lifted->second.meaning->operation->name;
        return name == "layers.sequential" || name == "layers.list" || name == "layers.dict";
    };
    leftContainers_ = leftContainers(*frontend_.analysis, modules_, isContainer, [this](const Use& use) { return problemOf(use); });
    for (const LeftContainer& left : leftContainers_)
        sink_.report(DiagCode::ContainerLeft, left.container->site.node->span, left.container->name,
                     {left.container->name, left.container->framework->name, "`" + left.api + "` " + left.problem});
}

/// Why `use` can't be converted, found out by trying; empty if it can.
std::string UseOutcomes::problemOf(const Use& use) {
    if (use.isStore || use.framework == &target_ || goesAway(use) || !typeClassOf(use, target_, *frontend_.analysis).empty()) return {};
    if (isRegistration(use)) return registeredName(use).empty() ? "makes an attribute whose name is not known here" : "";
    if (!use.api && !use.operation && !use.meaning) return use.asValue && use.framework->modules->isBase(use.name) ? "" : "has no mapping";
    if (use.choice.problem != BindProblem::None)
        return use.choice.parameter.empty() ? "cannot be translated: " + use.choice.detail
                                            : "has an argument `" + use.choice.parameter + "` that cannot be translated";
    if (namesLayer(use)) return {};
    if (use.asValue && use.choice.overload && use.choice.overload->callable) return functionValue(use) ? "" : "is used as a value";
    if (use.choice.written && use.meaning) return mutations_->of(use) ? mutations_->of(use)->refusal : "";
    auto lifted = lifted_.find(&use);
    if (lifted == lifted_.end()) return "does something that depends on values that are not known";
    Lowered lowered = lower(*lifted->second.meaning, contextFor(*use.framework));
    return lowered.code ? "" : "has no counterpart in " + target_.name + ": " + lowered.unsupported;
}

/// Whether the constructor of a module class, to which random streams are handed, holds a use.
bool UseOutcomes::isInModuleConstructor(const Use& use) const {
    if (!target_.modules || target_.modules->streams.empty()) return false;
    const ModuleClass* around = modules_.around(*use.site.node);
    return around && around->constructor && around->framework != &target_ && around->constructor->span.contains(use.site.node->span);
}

void UseOutcomes::requestStreams() {
    if (!target_.modules || target_.modules->streams.empty()) return;
    Arena& arena = frontend_.parsed->arena;
    DefinitionEdit edit;
    edit.name = target_.modules->streams;
    edit.api = target_.modules->streamsClass;
    edit.kind = DefinitionEdit::Kind::Parameter;
    for (const ast::FunctionDef* function : plan_.streams.parameters) {
        edit.function = function;
        request_.definitions.push_back(edit);
    }
    edit.kind = DefinitionEdit::Kind::Variable;
    edit.text = "0";
    for (const ast::Stmt* statement : plan_.streams.variables) {
        edit.statement = statement;
        request_.definitions.push_back(edit);
    }
    for (const auto& [call, given] : plan_.streams.calls) {
        std::vector<py::Argument> arguments = argumentsOf(*call);
        const py::Expr* streams = lower(*streamsFor(given), contextFor(target_)).code;
        arguments.push_back({arena.copy(std::string_view(edit.name)), streams, nullptr});
        request_.rewrites.push_back({call, py::call(arena, py::source(arena, *call->func), arguments, call)});
    }
}

/// The arguments of a call as they are, but for one that goes.
std::vector<py::Argument> UseOutcomes::argumentsOf(const ast::Call& call, const ast::Node* without) {
    Arena& arena = frontend_.parsed->arena;
    std::vector<py::Argument> arguments;
    for (const ast::Expr* argument : call.args) {
        if (argument == without) continue;
        const auto* starred = ast::as<ast::Starred>(argument);
        arguments.push_back({starred ? "*" : "", py::source(arena, starred ? *starred->value : *argument), argument});
    }
    for (const ast::keyword* keyword : call.keywords)
        if (keyword != without)
            arguments.push_back({keyword->name ? keyword->name.text() : "**", py::source(arena, *keyword->value), keyword});
    return arguments;
}

void UseOutcomes::requestDropped() {
    Arena& arena = frontend_.parsed->arena;
    DefinitionEdit edit;
    edit.kind = DefinitionEdit::Kind::Removed;
    for (const auto& [function, parameter] : plan_.dropped.parameters) {
        const ModuleClass* around = modules_.around(*function);
        if (plan_.dropped.misused.contains(function) || (around && plan_.left.contains(around))) continue;
        edit.function = function;
        edit.parameter = parameter;
        request_.definitions.push_back(edit);
    }
    for (const auto& [call, argument] : plan_.dropped.arguments) {
        const ModuleClass* around = modules_.around(*call);
        if (around && plan_.left.contains(around)) continue;
        request_.rewrites.push_back({call, py::call(arena, py::source(arena, *call->func), argumentsOf(*call, argument), call)});
    }
    for (const ast::Assign* statement : plan_.dropped.statements) {
        const Use* use = frontend_.analysis->useAt(*statement->value);
        Lowered lowered = use && use->meaning ? lower(*use->meaning, contextFor(*use->framework)) : Lowered{};
        if (!lowered.code) continue;
        request_.statements.push_back({statement, nullptr, lowered.code});
    }
}

bool UseOutcomes::goesAway(const Use& use) const {
    auto contains = [&](Span span) { return span.contains(use.site.node->span); };
    return std::any_of(plan_.gone.begin(), plan_.gone.end(), contains) || std::ranges::any_of(inputs_, contains);
}

/// Layers that see the sizes of what they are called with become layers that are told.
void UseOutcomes::expandLayers(std::vector<Lifted>& lifted) {
    const bool seen =
        std::ranges::any_of(frontend_.from, [](const Framework* source) { return source->modules && source->modules->infersSizes; });
    if (seen && target_.modules && !target_.modules->infersSizes) inputs_ = expandSequences(lifted, *frontend_.parsed);
}

void UseOutcomes::requestConstructors() {
    if (!target_.modules) return;
    for (const ModuleClass* one : plan_.streams.keepers)
        addToConstructor(*one, "self." + target_.modules->streams + " = " + target_.modules->streams);
    if (!target_.modules->notTraining.empty())
        for (const ModuleClass* one : plan_.askForTraining) addToConstructor(*one, "self." + target_.modules->notTraining + " = False");
    for (const ModuleClass* one : plan_.lackSuperCall) {
        DefinitionEdit edit;
        edit.kind = DefinitionEdit::Kind::First;
        edit.function = one->constructor;
        edit.text = "super().__init__()";
        request_.definitions.push_back(edit);
    }
}

/// Behind the call of the base's constructor, else first of all.
void UseOutcomes::addToConstructor(const ModuleClass& one, std::string text) {
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
    request_.definitions.push_back(edit);
}

bool UseOutcomes::isRegistration(const Use& use) const {
    const auto& rules = use.framework->modules;
    bool isNamed = rules && !rules->registers.empty() && use.name == rules->base + "." + rules->registers;
    return isNamed && use.site.call && target_.modules && target_.modules->registers.empty();
}

/// `self.register_buffer("mean", x)` → `self.mean = x`
UseOutcomes::Outcome UseOutcomes::convertRegistration(const Use& use) {
    Arena& arena = frontend_.parsed->arena;
    std::string_view name = registeredName(use);
    const ast::Stmt* statement = frontend_.analysis->statementOf(*use.site.node);
    if (name.empty() || statement->kind != ast::Kind::ExprStmt)
        return report(use, DiagCode::NoCounterpart, {use.name, target_.name, "the attribute's name is not known here"});
    const py::Expr* target = py::attribute(arena, py::source(arena, *use.site.receiver), name);
    request_.statements.push_back({statement, target, py::source(arena, *registeredValue(use))});
    useOfNode_[statement] = &use;
    return Outcome::Exact;
}

/// The variable that holds the streams, or new ones.
const neutral::Expr* UseOutcomes::streamsFor(StreamPlan::Given given) {
    Arena& arena = frontend_.parsed->arena;
    if (given == StreamPlan::Given::Fresh) {
        LiftContext lift{target_, arena, neutral::Form::Function, nullptr};
        return makeOperation(*Tables::builtin().operation("layers.streams"), {makeInteger(0, arena)}, lift);
    }
    ast::NameExpr name{};
    name.kind = ast::Kind::NameExpr;
    std::string_view prefix = given == StreamPlan::Given::Kept ? "self." : "";
    name.id = frontend_.parsed->names->intern(std::string(prefix) + target_.modules->streams);
    neutral::Expr variable{neutral::ExprKind::Name};
    variable.literal = arena.make<ast::NameExpr>(name);
    return arena.make<neutral::Expr>(variable);
}

/// A call that draws from a module's streams, where there is no module: streams made on the spot would give the same numbers
/// at each call.
bool UseOutcomes::drawsOutsideModules(const neutral::Expr& meaning, const ast::Expr& node) const {
    bool draws = meaning.kind == neutral::ExprKind::Operation && streamsParameter(*meaning.operation) >= 0 && meaning.type->isArray();
    return draws && target_.modules && !target_.modules->streams.empty() && !modules_.around(node);
}

UseOutcomes::Outcome UseOutcomes::convertModuleBase(const Use& use) {
    if (!target_.modules) return report(use, DiagCode::NoCounterpart, {use.name, target_.name, "it has no stateful modules"});
    auto chosen = plan_.bases.find(use.site.node);
    std::string_view base = chosen == plan_.bases.end() ? std::string_view(target_.modules->base) : std::string_view(chosen->second);
    request_.rewrites.push_back({use.site.node, py::name(frontend_.parsed->arena, py::ExprKind::Api, frontend_.parsed->arena.copy(base))});
    useOfNode_[use.site.node] = &use;
    return Outcome::Exact;
}

}  // namespace regraft
