#include "emit/step_requests.h"

#include <algorithm>
#include <map>
#include <set>

#include "emit/call_arguments.h"
#include "emit/step_function.h"
#include "lower/build.h"
#include "mapping/training_rules.h"

namespace regraft {

namespace {

/// The variable of a scope in which gradients are added up.
std::string gathered(const ast::Node& scope, const Analysis& analysis) {
    std::string name = "grads";
    for (unsigned number = 2; analysis.isBound(name, scope); ++number) name = "grads_" + std::to_string(number);
    return name;
}

/// What an optimiser is given to change a module: `model, grads`, or `zip(grads, model.trainable_variables)`.
std::vector<py::Argument> updated(const py::Expr* module, const py::Expr* gradients, const TrainingRules& rules, Arena& arena) {
    if (rules.trainedVariables.empty()) return {{{}, module, nullptr}, {{}, gradients, nullptr}};
    const py::Expr* variables = py::attribute(arena, module, arena.copy(std::string_view(rules.trainedVariables)));
    const py::Expr* zip = py::name(arena, py::ExprKind::Name, "zip");
    return {{{}, py::call(arena, zip, {{{}, gradients, nullptr}, {{}, variables, nullptr}}), nullptr}};
}

/// Gradients that code reads: by the loops that give the parameters, which give the gradients too, or by the paths of the parameters.
void requestReads(const Gathering& gathering, const py::Expr* module, const py::Expr* gradients, OutcomeContext& context) {
    Arena& arena = context.arena;
    std::map<const ast::Expr*, const py::Expr*> names;  // by what is iterated over
    for (const GradientRead& read : gathering.reads) {
        if (read.root) {
            const ast::Node& parent = *context.analysis.parent(*read.node);
            const bool isComputedWith = parent.kind == ast::Kind::Attribute || parent.kind == ast::Kind::BinOp;
            const py::Expr* itself = py::source(arena, *read.node->value);
            const py::Expr* array = py::node(arena, py::ExprKind::Subscript, {itself, py::literal(arena, "...")});
            context.request.rewrites.push_back({read.node, isComputedWith ? itself : array});
            context.request.rewrites.push_back({read.root, gradients});
            continue;
        }
        const py::Expr*& name = names[read.loop.iterated];
        if (!name) {
            std::string fresh = std::string(read.loop.target->id.text()) + "_grad";
            while (context.analysis.isBound(fresh, *gathering.scope)) fresh += "_2";
            name = py::name(arena, py::ExprKind::Name, arena.copy(std::string_view(fresh)));
            const char* helper = read.loop.isNamed ? "named_parameters_with_gradients" : "parameters_with_gradients";
            const py::Expr* all =
                py::call(arena, py::name(arena, py::ExprKind::Helper, helper), {{{}, module, nullptr}, {{}, gradients, nullptr}});
            context.request.rewrites.push_back({read.loop.iterated, all});
            const std::uint32_t behind = read.loop.target->span.end;
            context.request.insertions.push_back({{behind, behind}, ", " + fresh});
        }
        context.request.rewrites.push_back({read.node, name});
    }
}

}  // namespace

void requestGathering(const Gathering& gathering, bool areMarked, OutcomeContext& context) {
    Arena& arena = context.arena;
    auto name = [&](py::ExprKind kind, const std::string& text) { return py::name(arena, kind, arena.copy(std::string_view(text))); };
    std::string variable = gathered(*gathering.scope, context.analysis);
    const py::Expr* gradients = name(py::ExprKind::Name, variable);
    const py::Expr* module = name(py::ExprKind::Name, gathering.module);
    auto become = [&](const ast::Stmt& statement, const std::string& targets, const py::Expr* value) {
        const auto* assign = ast::as<ast::Assign>(&statement);
        context.request.rewrites.push_back({assign ? assign->value : ast::as<ast::ExprStmt>(&statement)->value, value});
        if (assign) context.request.insertions.push_back({assign->targets[0]->span, targets});
        else if (!targets.empty()) context.request.insertions.push_back({{statement.span.begin, statement.span.begin}, targets + " = "});
    };
    std::vector<py::Argument> zeroed{{{}, module, nullptr}};
    if (areMarked) zeroed.push_back({{}, name(py::ExprKind::Helper, context.target.training->markedTrained), nullptr});
    const py::Expr* zero = py::call(arena, name(py::ExprKind::Helper, "zero_gradients"), zeroed);
    requestReads(gathering, module, gradients, context);
    for (const ast::Stmt* clear : gathering.clears) become(*clear, variable, zero);
    if (gathering.start) context.request.statements.push_back({gathering.start, {}, {{gradients, zero}}});
    for (const ast::Stmt* apply : gathering.applies) {
        const std::string& method = context.target.training->update;
        const py::Expr* update = py::attribute(arena, name(py::ExprKind::Name, gathering.optimiser), arena.copy(std::string_view(method)));
        become(*apply, "", py::call(arena, update, updated(module, gradients, *context.target.training, arena)));
        if (context.target.training->evaluate.empty()) continue;
        const std::string_view state = arena.copy(std::string_view(context.target.training->state));
        std::vector<py::Argument> states;
        for (const py::Expr* of : {module, name(py::ExprKind::Name, gathering.optimiser)})
            states.push_back({{}, py::attribute(arena, of, state), nullptr});
        StatementRewrite evaluated{apply};
        evaluated.after.push_back({nullptr, py::call(arena, name(py::ExprKind::Api, context.target.training->evaluate), states), {}});
        context.request.statements.push_back(std::move(evaluated));
    }
    for (const auto& [statement, edit] : gathering.edits) {
        bool isNorm = edit.kind == TrainingStep::Edit::Kind::ClipNorm;
        const std::string& own = context.target.training->clipGradients;
        const py::Expr* helper = isNorm && !own.empty() ? name(py::ExprKind::Api, own)
                                                        : name(py::ExprKind::Helper, isNorm ? "clip_gradient_norm" : "clip_gradient_value");
        std::string norm = edit.result.empty() ? ", _" : ", " + edit.result;
        become(*statement, variable + (isNorm ? norm : ""),
               py::call(arena, helper, {{{}, gradients, nullptr}, {{}, py::source(arena, *edit.limit), nullptr}}));
    }
}

void requestStep(const TrainingStep& step, std::span<const TrainingStep> all, bool areMarked, OutcomeContext& context) {
    Arena& arena = context.arena;
    bool isOnly = std::ranges::all_of(all, [&](const TrainingStep& other) { return other.module.name == step.module.name; });
    bool hasName = context.analysis.isBound("train_step", *context.file.module);
    std::string name = context.freshName(!isOnly ? step.module.name + "_step" : hasName ? "update_model" : "train_step");
    std::set<std::string> given;
    for (const TrainingStep::Argument& argument : step.others) given.insert(argument.name);
    for (const TrainingStep::Trained& one : step.trained()) given.insert({one.module.name, one.optimiser.name});
    auto inner = [&](const std::string& base) {  // inside of the function
        const auto isTaken = [&](const std::string& one) {
            return given.contains(one) || (base != "loss" && context.analysis.isBound(one, *step.scope));
        };
        std::string found = base;
        for (unsigned number = 2; isTaken(found); ++number) found = base + "_" + std::to_string(number);
        return found;
    };
    const std::string split = step.key.empty() ? "" : context.target.randomKeys.split;
    context.request.outlines.push_back(
        writeStep(step, *context.target.training, {gathered(*step.scope, context.analysis), split, areMarked}, inner, name));
    for (const auto& [node, inside] : step.renames)
        context.request.rewrites.push_back({node, py::name(arena, py::ExprKind::Name, arena.copy(std::string_view(inside)))});
    if (!step.notCompiled.empty() && !context.target.training->jit.empty())
        context.sink.report(DiagCode::StepNotCompiled, step.at->span, context.target.training->jit, {step.notCompiled});
}

namespace {

/// Where functions give gradients in the target too, of a module that they are told: `nn.value_and_grad(model, loss_fn)(model, x)`.
void requestOfModule(const FunctionalStep& step, OutcomeContext& context) {
    Arena& arena = context.arena;
    const TrainingRules& rules = *context.target.training;
    const auto* compute = ast::as<ast::Call>(step.compute->value);
    const auto* update = ast::as<ast::Call>(ast::as<ast::ExprStmt>(step.update)->value);
    const auto source = [&](const ast::Expr& expr) { return py::source(arena, expr); };
    const auto named = [&](const std::string& text) { return arena.copy(std::string_view(text)); };
    const ast::Expr& module = *compute->args[0];
    context.request.rewrites.push_back(
        {compute->func, py::call(arena, py::apiOrHelper(arena, rules.valueAndGrad),
                                 {{{}, source(module), nullptr}, {{}, source(*step.lossFunction), nullptr}})});
    context.request.rewrites.push_back({update, py::call(arena, py::attribute(arena, source(*step.optimiser), named(rules.update)),
                                                         updated(source(module), source(*update->args.back()), rules, arena))});
    if (step.maker) context.request.deletions.push_back(step.maker);
    if (rules.evaluate.empty()) return;
    std::vector<py::Argument> states;
    for (const ast::Expr* of : {&module, step.optimiser})
        states.push_back({{}, py::attribute(arena, source(*of), named(rules.state)), nullptr});
    StatementRewrite evaluated{step.update};
    evaluated.after.push_back({nullptr, py::call(arena, py::name(arena, py::ExprKind::Api, named(rules.evaluate)), states), {}});
    context.request.statements.push_back(std::move(evaluated));
}

}  // namespace

void requestStep(const FunctionalStep& step, OutcomeContext& context) {
    Arena& arena = context.arena;
    const TrainingRules& rules = *context.target.training;
    if (rules.takesModule) {
        if (step.update) requestOfModule(step, context);
        return;
    }
    auto method = [&](const py::Expr* value, const std::string& name) {
        return py::call(arena, py::attribute(arena, value, arena.copy(std::string_view(name))), {});
    };
    const py::Expr* loss = py::source(arena, *step.loss);
    const py::Expr* optimiser = py::source(arena, *step.optimiser);
    bool isUnnamed = ast::as<ast::NameExpr>(step.loss)->id == "_";
    if (step.isPair) loss = py::node(arena, py::ExprKind::Subscript, {loss, py::literal(arena, "0")});
    if (isUnnamed) loss = py::name(arena, py::ExprKind::Name, "loss");
    std::string_view text = context.file.text;
    std::string target(isUnnamed ? "loss" : step.loss->span.of(text));
    if (step.aux) target += ", " + std::string(step.aux->span.of(text));
    const auto* call = ast::as<ast::Call>(step.compute->value);
    const py::Expr* value = py::call(arena, py::source(arena, *step.lossFunction), argumentsOf(*call, arena));
    StatementRewrite compute;
    compute.statement = step.compute;
    compute.before.push_back({nullptr, method(optimiser, rules.clear)});
    compute.after.push_back({nullptr, method(loss, rules.backward)});
    if (step.isHandedOn && !rules.unlinked.empty()) compute.after.push_back({loss, method(loss, rules.unlinked)});
    context.request.statements.push_back(std::move(compute));
    context.request.insertions.push_back({step.compute->targets[0]->span, std::move(target)});  // nothing but names
    context.request.rewrites.push_back({call, value, true});
    if (!step.maker) context.request.rewrites.push_back({call->func, py::source(arena, *step.lossFunction)});
    if (step.update) context.request.rewrites.push_back({ast::as<ast::ExprStmt>(step.update)->value, method(optimiser, rules.step)});
    if (step.maker) context.request.deletions.push_back(step.maker);
}

void requestUpdate(const ast::Stmt& statement, const ast::Expr& optimiser, OutcomeContext& context) {
    Arena& arena = context.arena;
    const py::Expr* method =
        py::attribute(arena, py::source(arena, optimiser), arena.copy(std::string_view(context.target.training->step)));
    context.request.rewrites.push_back({ast::as<ast::ExprStmt>(&statement)->value, py::call(arena, method, {})});
}

void requestStep(const TapeStep& step, OutcomeContext& context) {
    Arena& arena = context.arena;
    const TrainingRules& rules = *context.target.training;
    auto method = [&](const ast::Expr& value, const std::string& name) {
        return py::call(arena, py::attribute(arena, py::source(arena, value), arena.copy(std::string_view(name))), {});
    };
    context.request.removals.push_back(step.tape);
    auto become = [&](const ast::Assign& assign, const py::Expr* value) {  // the value alone
        context.request.insertions.push_back({{assign.span.begin, assign.value->span.begin}, ""});
        context.request.rewrites.push_back({assign.value, value, true});
    };
    StatementRewrite compute;
    compute.statement = step.gradients;
    compute.before.push_back({nullptr, method(*step.optimiser, rules.clear)});
    context.request.statements.push_back(std::move(compute));
    become(*step.gradients, method(*step.loss, rules.backward));
    for (const TapeStep::Clip& clip : step.clips) {
        const std::string& function = clip.kind == TrainingStep::Edit::Kind::ClipNorm ? rules.clipNorm : rules.clipValue;
        become(*ast::as<ast::Assign>(clip.statement),
               py::call(arena, py::name(arena, py::ExprKind::Api, arena.copy(std::string_view(function))),
                        {{{}, method(*step.module, rules.parameters), nullptr}, {{}, py::source(arena, *clip.limit), nullptr}}));
    }
    context.request.insertions.push_back(
        {step.apply->span, std::string(step.optimiser->span.of(context.file.text)) + "." + rules.step + "()"});
    context.request.removals.insert(context.request.removals.end(), step.compiled.begin(), step.compiled.end());
}

}  // namespace regraft
