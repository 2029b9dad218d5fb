// Training steps among the statements of a file: functions of their own, or reports.

#include <algorithm>

#include "ast/visit.h"
#include "emit/conversion.h"
#include "emit/step_function.h"
#include "lower/build.h"
#include "mapping/training_rules.h"

namespace regraft {

namespace {

bool isIn(const ast::Node& node, const std::vector<const ast::Stmt*>& statements) {
    return std::any_of(statements.begin(), statements.end(), [&](const ast::Stmt* one) { return one->span.contains(node.span); });
}

}  // namespace

void UseOutcomes::prepareOptimisers(std::vector<Lifted>& lifted) {
    optimisers_ = findOptimisers(lifted, *frontend_.parsed, *frontend_.analysis);
    if (!target_.training) return;
    findMarks(lifted);
    for (const auto& [parameters, module] : optimisers_.parameters)  // a method of the module that the target doesn't call
        if (target_.training->parameters.empty()) request_.rewrites.push_back({parameters, py::source(frontend_.parsed->arena, *module)});
    request_.deletions.insert(request_.deletions.end(), optimisers_.rules.begin(), optimisers_.rules.end());
}

/// The class of optimisers in annotations, isinstance and the like.
UseOutcomes::Outcome UseOutcomes::convertOptimiserType(const Use& use) {
    request_.rewrites.push_back({use.site.node, py::name(frontend_.parsed->arena, py::ExprKind::Api, target_.training->optimiser)});
    useOfNode_[use.site.node] = &use;
    return Outcome::Exact;
}

void UseOutcomes::convertTraining() {
    bool givesGradients = target_.training && (!target_.training->valueAndGrad.empty() || !target_.training->tape.empty());
    if (target_.training && !target_.training->backward.empty()) {
        for (const Framework* source : frontend_.from)
            if (source != &target_)
                for (FunctionalStep& step : findFunctionalSteps(*frontend_.parsed, *frontend_.analysis, *source))
                    functionalSteps_.push_back(step);
        for (const FunctionalStep& step : functionalSteps_) requestStep(step);
        for (const Framework* source : frontend_.from)
            if (source != &target_)
                for (TapeStep& step : findTapeSteps(*frontend_.parsed, *frontend_.analysis, *source)) tapeSteps_.push_back(step);
        for (const TapeStep& step : tapeSteps_) requestStep(step);
    }
    auto isModule = [this](const ast::Expr& expr) {
        const Type& type = *frontend_.analysis->typeOf(expr);
        return type.kind == TypeKind::Instance && modules_.find(type.definition);
    };
    const OptimiserOwner owner(optimisers_.optimisers, calls_, *frontend_.parsed, *frontend_.analysis);
    for (const Framework* source : frontend_.from) {
        if (source == &target_ || !source->training || source->training->backward.empty()) continue;
        TrainingContext context{*frontend_.parsed,
                                *frontend_.analysis,
                                *source,
                                optimisers_.optimisers,
                                owner,
                                isModule,
                                givesGradients ? "" : "no way to write it in " + target_.name + " is known"};
        context.keyOf = [this](const ast::Stmt& statement) { return keyIn(statement); };
        context.fixesSizes = !target_.training || target_.training->tape.empty();
        const bool takesArrays = target_.training && (!target_.training->arrayGrad.empty() || !target_.training->watch.empty());
        if (takesArrays && arrayGradients_.all.empty()) arrayGradients_ = planArrayGradients(context);
        context.taken = arrayGradients_.taken;
        TrainingPlan plan = planTraining(context);
        for (TrainingStep& step : plan.steps) training_.steps.push_back(std::move(step));
        for (Gathering& gathering : plan.gatherings) training_.gatherings.push_back(std::move(gathering));
        for (LeftStatement& left : plan.left) training_.left.push_back(std::move(left));
    }
    std::sort(training_.steps.begin(), training_.steps.end(),
              [](const TrainingStep& a, const TrainingStep& b) { return a.at->span.begin < b.at->span.begin; });
    for (const TrainingStep& step : training_.steps) requestStep(step);
    requestArrayGradients();
    for (const Gathering& gathering : training_.gatherings) requestGathering(gathering);
    for (const LeftStatement& left : training_.left) {
        if (frontend_.analysis->useAt(*left.node)) continue;  // reported with the other uses
        sink_.report(DiagCode::StepLeft, left.node->span, left.api, {left.api, left.problem});
        request_.kept.push_back(left.node);
    }
}

/// The variable that holds the key of what a statement draws, itself or by a function that takes one.
std::string UseOutcomes::keyIn(const ast::Stmt& statement) const {
    if (!keys_) return {};
    for (const RandomKeys::Split& split : keys_->splits())
        if (statement.span.contains(split.statement->span)) return split.key;
    for (const RandomKeys::HandedOn& handed : keys_->calls())
        if (statement.span.contains(handed.call->span)) return handed.key;
    for (const Use& use : frontend_.analysis->uses())
        if (statement.span.contains(use.site.node->span) && !keys_->keyOf(use).empty()) return keys_->keyOf(use);
    return {};
}

/// The variable of a scope in which gradients are added up.
std::string UseOutcomes::gathered(const ast::Node& scope) const {
    std::string name = "grads";
    for (unsigned number = 2; frontend_.analysis->isBound(name, scope); ++number) name = "grads_" + std::to_string(number);
    return name;
}

/// `grads = zero_gradients(model)` where they are cleared, `optimizer.update(model, grads)` where they are applied.
void UseOutcomes::requestGathering(const Gathering& gathering) {
    Arena& arena = frontend_.parsed->arena;
    auto name = [&](py::ExprKind kind, const std::string& text) { return py::name(arena, kind, arena.copy(std::string_view(text))); };
    std::string variable = gathered(*gathering.scope);
    const py::Expr* gradients = name(py::ExprKind::Name, variable);
    const py::Expr* module = name(py::ExprKind::Name, gathering.module);
    auto become = [&](const ast::Stmt& statement, const std::string& targets, const py::Expr* value) {
        const auto* assign = ast::as<ast::Assign>(&statement);
        request_.rewrites.push_back({assign ? assign->value : ast::as<ast::ExprStmt>(&statement)->value, value});
        if (assign) request_.insertions.push_back({assign->targets[0]->span, targets});
        else if (!targets.empty()) request_.insertions.push_back({{statement.span.begin, statement.span.begin}, targets + " = "});
    };
    std::vector<py::Argument> zeroed{{{}, module, nullptr}};
    if (areMarked_) zeroed.push_back({{}, name(py::ExprKind::Helper, target_.training->markedTrained), nullptr});
    const py::Expr* zero = py::call(arena, name(py::ExprKind::Helper, "zero_gradients"), zeroed);
    for (const ast::Stmt* clear : gathering.clears) become(*clear, variable, zero);
    if (gathering.start) request_.statements.push_back({gathering.start, {}, {{gradients, zero}}});
    for (const ast::Stmt* apply : gathering.applies) {
        const std::string& method = target_.training->update;
        const py::Expr* update = py::attribute(arena, name(py::ExprKind::Name, gathering.optimiser), arena.copy(std::string_view(method)));
        std::vector<py::Argument> arguments{{{}, module, nullptr}, {{}, gradients, nullptr}};
        if (!target_.training->trainedVariables.empty()) {
            const py::Expr* variables = py::attribute(arena, module, arena.copy(std::string_view(target_.training->trainedVariables)));
            arguments = {
                {{}, py::call(arena, name(py::ExprKind::Name, "zip"), {{{}, gradients, nullptr}, {{}, variables, nullptr}}), nullptr}};
        }
        become(*apply, "", py::call(arena, update, arguments));
    }
    for (const auto& [statement, edit] : gathering.edits) {
        bool isNorm = edit.kind == TrainingStep::Edit::Kind::ClipNorm;
        const py::Expr* helper = name(py::ExprKind::Helper, isNorm ? "clip_gradient_norm" : "clip_gradient_value");
        std::string norm = edit.result.empty() ? ", _" : ", " + edit.result;
        become(*statement, variable + (isNorm ? norm : ""),
               py::call(arena, helper, {{{}, gradients, nullptr}, {{}, py::source(arena, *edit.limit), nullptr}}));
    }
}

/// A name that neither stands in the file nor was given to something else.
std::string UseOutcomes::freshName(const std::string& base) {
    for (unsigned number = 1;; ++number) {
        std::string name = number == 1 ? base : base + "_" + std::to_string(number);
        if (!frontend_.analysis->isBound(name, *frontend_.parsed->module) && stepNames_.insert(name).second) return name;
    }
}

void UseOutcomes::requestStep(const TrainingStep& step) {
    Arena& arena = frontend_.parsed->arena;
    bool isOnly = std::all_of(training_.steps.begin(), training_.steps.end(),
                              [&](const TrainingStep& other) { return other.module.name == step.module.name; });
    bool hasName = frontend_.analysis->isBound("train_step", *frontend_.parsed->module);
    std::string name = freshName(!isOnly ? step.module.name + "_step" : hasName ? "update_model" : "train_step");
    auto inner = [&](const std::string& base) {  // inside of the function
        std::string found = base;
        for (unsigned number = 2; frontend_.analysis->isBound(found, *step.scope) && base != "loss"; ++number)
            found = base + "_" + std::to_string(number);
        return found;
    };
    const std::string split = step.key.empty() ? "" : target_.randomKeys.split;
    request_.outlines.push_back(writeStep(step, *target_.training, {gathered(*step.scope), split, areMarked_}, inner, name));
    for (const auto& [node, inside] : step.renames)
        request_.rewrites.push_back({node, py::name(arena, py::ExprKind::Name, arena.copy(std::string_view(inside)))});
    if (!step.notCompiled.empty()) sink_.report(DiagCode::StepNotCompiled, step.at->span, target_.training->jit, {step.notCompiled});
}

/// `optimizer.zero_grad()`, `loss = loss_fn(model)`, `loss.backward()` and `optimizer.step()`
void UseOutcomes::requestStep(const FunctionalStep& step) {
    Arena& arena = frontend_.parsed->arena;
    const TrainingRules& rules = *target_.training;
    auto method = [&](const py::Expr* value, const std::string& name) {
        return py::call(arena, py::attribute(arena, value, arena.copy(std::string_view(name))), {});
    };
    const py::Expr* loss = py::source(arena, *step.loss);
    const py::Expr* optimiser = py::source(arena, *step.optimiser);
    bool isUnnamed = ast::as<ast::NameExpr>(step.loss)->id == "_";
    if (isUnnamed) loss = py::name(arena, py::ExprKind::Name, "loss");
    std::string_view text = frontend_.parsed->text;
    std::string target(isUnnamed ? "loss" : step.loss->span.of(text));
    if (step.aux) target += ", " + std::string(step.aux->span.of(text));
    const auto* call = ast::as<ast::Call>(step.compute->value);
    const py::Expr* value = py::call(arena, py::source(arena, *step.lossFunction), argumentsOf(*call));
    StatementRewrite compute;
    compute.statement = step.compute;
    compute.before.push_back({nullptr, method(optimiser, rules.clear)});
    compute.after.push_back({nullptr, method(loss, rules.backward)});
    request_.statements.push_back(std::move(compute));
    request_.insertions.push_back({step.compute->targets[0]->span, std::move(target)});  // nothing but names
    request_.rewrites.push_back({call, value, true});
    if (!step.maker) request_.rewrites.push_back({call->func, py::source(arena, *step.lossFunction)});
    request_.rewrites.push_back({ast::as<ast::ExprStmt>(step.update)->value, method(optimiser, rules.step)});
    if (step.maker) request_.deletions.push_back(step.maker);
}

/// The tape goes; where the gradients were computed, `optimizer.zero_grad()` and `loss.backward()`; then `optimizer.step()`
void UseOutcomes::requestStep(const TapeStep& step) {
    Arena& arena = frontend_.parsed->arena;
    const TrainingRules& rules = *target_.training;
    auto method = [&](const ast::Expr& value, const std::string& name) {
        return py::call(arena, py::attribute(arena, py::source(arena, value), arena.copy(std::string_view(name))), {});
    };
    request_.removals.push_back(step.tape);
    auto become = [&](const ast::Assign& assign, const py::Expr* value) {  // the value alone
        request_.insertions.push_back({{assign.span.begin, assign.value->span.begin}, ""});
        request_.rewrites.push_back({assign.value, value, true});
    };
    StatementRewrite compute;
    compute.statement = step.gradients;
    compute.before.push_back({nullptr, method(*step.optimiser, rules.clear)});
    request_.statements.push_back(std::move(compute));
    become(*step.gradients, method(*step.loss, rules.backward));
    for (const TapeStep::Clip& clip : step.clips) {
        const std::string& function = clip.kind == TrainingStep::Edit::Kind::ClipNorm ? rules.clipNorm : rules.clipValue;
        become(*ast::as<ast::Assign>(clip.statement),
               py::call(arena, py::name(arena, py::ExprKind::Api, arena.copy(std::string_view(function))),
                        {{{}, method(*step.module, rules.parameters), nullptr}, {{}, py::source(arena, *clip.limit), nullptr}}));
    }
    request_.insertions.push_back(
        {step.apply->span, std::string(step.optimiser->span.of(frontend_.parsed->text)) + "." + rules.step + "()"});
    request_.removals.insert(request_.removals.end(), step.compiled.begin(), step.compiled.end());
}

/// Whether the use is in a statement that goes with its step.
bool UseOutcomes::goesWithStep(const Use& use) const {
    if (arrayGradients_.covers(*use.site.node)) return true;
    bool isFunctional = std::any_of(functionalSteps_.begin(), functionalSteps_.end(), [&](const FunctionalStep& step) {
        Span maker = step.maker ? step.maker->span : ast::as<ast::Call>(step.compute->value)->func->span;
        return maker.contains(use.site.node->span) && !step.lossFunction->span.contains(use.site.node->span);
    });
    bool isRule = std::any_of(optimisers_.rules.begin(), optimisers_.rules.end(),
                              [&](const ast::Stmt* rule) { return rule->span.contains(use.site.node->span); });
    auto isOf = [&](const ast::Stmt* statement) { return statement->span.contains(use.site.node->span); };
    for (const Gathering& gathering : training_.gatherings)
        for (const auto& [statement, edit] : gathering.edits)
            if (isOf(statement)) return !edit.limit->span.contains(use.site.node->span);
    if (isFunctional || isRule) return true;
    if (std::ranges::any_of(tapeSteps_, [&](const TapeStep& step) { return step.takes(*use.site.node); })) return true;
    return std::any_of(training_.steps.begin(), training_.steps.end(), [&](const TrainingStep& step) {
        const ast::Node& node = *use.site.node;
        bool isEdit = std::any_of(step.edits.begin(), step.edits.end(),
                                  [&](const TrainingStep::Edit& edit) { return edit.limit->span.contains(node.span); });
        return isIn(node, step.gone) && !isIn(node, step.forward) && !isIn(node, step.constants) && !step.loss->span.contains(node.span) &&
               !isEdit;
    });
}

namespace {

void addNames(const ast::Node& code, std::set<std::string_view>& names) {
    ast::walk(code, [&](const ast::Node& node) {
        if (const auto* name = ast::as<ast::NameExpr>(&node)) names.insert(name->id.text());
        if (const auto* member = ast::as<ast::Attribute>(&node)) names.insert(member->attr.text());
        return true;
    });
}

}  // namespace

/// Whether all gradients of the file are known to be taken elsewhere than of what is computed at `node`.
bool UseOutcomes::isOutsideGradients(const ast::Node& node) const {
    if ((training_.steps.empty() && arrayGradients_.all.empty()) || !training_.left.empty() || modules_.around(node)) return false;
    std::set<std::string_view> names;
    for (const ArrayGradient& gradient : arrayGradients_.all) {
        if (isIn(node, gradient.forward) || gradient.value->span.contains(node.span)) return false;
        for (const ast::Stmt* statement : gradient.forward) addNames(*statement, names);
        addNames(*gradient.value, names);
    }
    for (const TrainingStep& step : training_.steps) {
        if (isIn(node, step.constants)) return true;
        if (isIn(node, step.forward)) return false;
        for (const ast::Stmt* statement : step.forward) addNames(*statement, names);
        addNames(*step.loss, names);
    }
    for (const ModuleClass* one : modules_.all()) addNames(*one->definition, names);
    std::vector<const ast::FunctionDef*> functions;
    ast::walk(*frontend_.parsed->module, [&](const ast::Node& inner) {
        if (const auto* function = ast::as<ast::FunctionDef>(&inner)) functions.push_back(function);
        return true;
    });
    for (std::size_t size = 0; size != names.size();) {  // what those functions call in turn
        size = names.size();
        for (const ast::FunctionDef* function : functions)
            if (names.contains(function->name.text())) addNames(*function, names);
    }
    return std::none_of(functions.begin(), functions.end(), [&](const ast::FunctionDef* function) {
        return function->span.contains(node.span) && names.contains(function->name.text());
    });
}

const LeftStatement* UseOutcomes::leftOfStep(const Use& use) const {
    auto found =
        std::find_if(training_.left.begin(), training_.left.end(), [&](const LeftStatement& left) { return left.node == use.site.node; });
    return found == training_.left.end() ? nullptr : &*found;
}

}  // namespace regraft
