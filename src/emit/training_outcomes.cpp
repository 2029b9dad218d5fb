// Training steps among the statements of a file: functions of their own, or reports.

#include <algorithm>

#include "ast/visit.h"
#include "emit/conversion.h"
#include "lower/build.h"
#include "mapping/training_rules.h"

namespace regraft {

namespace {

/// The names that a call takes or gives, as a list.
std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string packed(const std::vector<std::string>& names) { return names.size() == 1 ? names[0] : "(" + joined(names) + ")"; }

/// Writes the function of a step.
class StepFunction {
public:
    StepFunction(const TrainingStep& step, const TrainingRules& rules, const std::string& gathered, std::function<std::string(const std::string&)> fresh)
        : step_(step), rules_(rules), gathered_(gathered), fresh_(std::move(fresh)) {
        loss_ = step.lossVariable.empty() ? fresh_("loss") : innerName(step.lossVariable);
        for (const std::string& name : step.results) aux_.push_back(innerName(name));
        lossFunction_ = fresh_("loss_fn");
        gradients_ = fresh_(step.gathers ? "more" : "grads");
    }

    Outline write(const std::string& name) {
        Outline outline;
        outline.before = step_.place;
        outline.at = step_.at;
        outline.gone = step_.gone;
        head(name, outline.lines);
        for (const ast::Stmt* statement : step_.constants) outline.lines.push_back({1, {}, statement});
        if (!step_.constants.empty()) outline.lines.push_back({});
        lossFunction(outline.lines);
        outline.lines.push_back({});
        gradients(outline.lines);
        if (step_.gathers)
            outline.lines.push_back({1, Document(gathered_ + " = ").name(Piece::Kind::Helper, "add_gradients").add("(" + gathered_ + ", " + gradients_ + ")")});
        else
            outline.lines.push_back({1, Document(step_.optimiser.name + "." + rules_.update + "(" + step_.module.name + ", " + gradients_ + ")")});
        std::vector<std::string> given = results(true);
        if (!given.empty()) outline.lines.push_back({1, Document("return " + joined(given))});
        outline.call = Document(given.empty() ? "" : joined(results(false)) + " = ").add(name + "(" + joined(arguments(false)) + ")");
        return outline;
    }

private:
    std::vector<std::string> arguments(bool inside) const {
        std::vector<std::string> names;
        auto add = [&](const TrainingStep::Argument& one) { names.push_back(inside ? one.name : one.value); };
        add(step_.module);
        if (step_.gathers) names.push_back(gathered_);
        else add(step_.optimiser);
        for (const TrainingStep::Argument& one : step_.others) add(one);
        return names;
    }

    std::vector<std::string> results(bool inside) const {
        std::vector<std::string> names;
        auto add = [&](const std::string& name) { names.push_back(inside ? innerName(name) : name); };
        if (step_.returnsLoss) add(step_.lossVariable);
        for (const std::string& name : step_.results) add(name);
        for (const std::string& name : step_.constantResults) add(name);
        for (const TrainingStep::Edit& edit : step_.edits)
            if (!edit.result.empty()) add(edit.result);
        if (step_.gathers) names.push_back(gathered_);
        return names;
    }

    void head(const std::string& name, std::vector<Outline::Line>& lines) const {
        std::vector<std::string> statics;
        for (const TrainingStep::Argument& one : step_.others)
            if (one.isStatic) statics.push_back("\"" + one.name + "\"");
        if (step_.notCompiled.empty()) {
            Document decorator("@");
            decorator.name(Piece::Kind::Api, rules_.jit);
            if (!statics.empty()) decorator.add("(static_argnames=" + packed(statics) + ")");
            lines.push_back({0, std::move(decorator)});
        }
        lines.push_back({0, Document("def " + name + "(" + joined(arguments(true)) + "):")});
    }

    std::vector<std::string> lossParameters() const {
        std::vector<std::string> names{step_.module.name};
        names.insert(names.end(), step_.carried.begin(), step_.carried.end());
        return names;
    }

    void lossFunction(std::vector<Outline::Line>& lines) const {
        lines.push_back({1, Document("def " + lossFunction_ + "(" + joined(lossParameters()) + "):")});
        const ast::Stmt* last = nullptr;
        std::string aux = aux_.empty() ? "" : ", " + packed(aux_);
        for (const ast::Stmt* statement : step_.forward) last = statement;
        const auto* assign = ast::as<ast::Assign>(last);
        // `loss = f(x)` and `return loss` are `return f(x)`
        bool isDirect = assign && assign->targets.size() == 1 && !step_.lossVariable.empty() && aux_.empty() &&
                        assign->targets[0]->kind == ast::Kind::NameExpr && ast::as<ast::NameExpr>(assign->targets[0])->id == std::string_view(step_.lossVariable);
        for (const ast::Stmt* statement : step_.forward)
            if (statement != last || !isDirect) lines.push_back({2, {}, statement});
        Outline::Line result{2, Document("return ")};
        if (isDirect) result.value = assign->value;
        else if (step_.lossVariable.empty()) result.value = step_.loss;
        else result.text.add(loss_);
        result.behind = Document(aux);
        lines.push_back(std::move(result));
    }

    void gradients(std::vector<Outline::Line>& lines) const {
        std::string target = aux_.empty() ? loss_ : "(" + loss_ + ", " + packed(aux_) + ")";
        Document call(target + ", " + gradients_ + " = ");
        call.name(Piece::Kind::Api, rules_.valueAndGrad);
        call.add("(" + lossFunction_ + (aux_.empty() ? "" : ", has_aux=True") + ")(" + joined(lossParameters()) + ")");
        lines.push_back({1, std::move(call)});
        for (const TrainingStep::Edit& edit : step_.edits) lines.push_back(editLine(edit));
    }

    Outline::Line editLine(const TrainingStep::Edit& edit) const {
        bool isNorm = edit.kind == TrainingStep::Edit::Kind::ClipNorm;
        std::string targets = gradients_ + (!isNorm ? "" : edit.result.empty() ? ", _" : ", " + edit.result);
        Document text(targets + " = ");
        text.name(Piece::Kind::Helper, isNorm ? "clip_gradient_norm" : "clip_gradient_value").add("(" + gradients_ + ", ");
        return {1, std::move(text), nullptr, edit.limit, Document(")")};
    }

    const TrainingStep& step_;
    const TrainingRules& rules_;
    std::string gathered_;  ///< the variable for gradients that are added up
    std::function<std::string(const std::string&)> fresh_;
    std::string loss_, lossFunction_, gradients_;
    std::vector<std::string> aux_;
};

bool isIn(const ast::Node& node, const std::vector<const ast::Stmt*>& statements) {
    return std::any_of(statements.begin(), statements.end(), [&](const ast::Stmt* one) { return one->span.contains(node.span); });
}

}  // namespace

void UseOutcomes::prepareOptimisers(std::vector<Lifted>& lifted) {
    optimisers_ = findOptimisers(lifted, *frontend_.parsed, *frontend_.analysis);
    if (!target_.training) return;
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
    bool givesGradients = target_.training && !target_.training->valueAndGrad.empty();
    if (target_.training && !target_.training->backward.empty()) {
        for (const Framework* source : frontend_.from)
            if (source != &target_)
                for (FunctionalStep& step : findFunctionalSteps(*frontend_.parsed, *frontend_.analysis, *source)) functionalSteps_.push_back(step);
        for (const FunctionalStep& step : functionalSteps_) requestStep(step);
    }
    auto isModule = [this](const ast::Expr& expr) {
        const Type& type = *frontend_.analysis->typeOf(expr);
        return type.kind == TypeKind::Instance && modules_.find(type.definition);
    };
    for (const Framework* source : frontend_.from) {
        if (source == &target_ || !source->training || source->training->backward.empty()) continue;
        TrainingPlan plan = planTraining({*frontend_.parsed, *frontend_.analysis, *source, optimisers_.optimisers, isModule,
                                          givesGradients ? "" : "no way to write it in " + target_.name + " is known"});
        for (TrainingStep& step : plan.steps) training_.steps.push_back(std::move(step));
        for (Gathering& gathering : plan.gatherings) training_.gatherings.push_back(std::move(gathering));
        for (LeftStatement& left : plan.left) training_.left.push_back(std::move(left));
    }
    std::sort(training_.steps.begin(), training_.steps.end(), [](const TrainingStep& a, const TrainingStep& b) { return a.at->span.begin < b.at->span.begin; });
    for (const TrainingStep& step : training_.steps) requestStep(step);
    for (const Gathering& gathering : training_.gatherings) requestGathering(gathering);
    for (const LeftStatement& left : training_.left) {
        if (frontend_.analysis->useAt(*left.node)) continue;  // reported with the other uses
        sink_.report(DiagCode::StepLeft, left.node->span, left.api, {left.api, left.problem});
        request_.kept.push_back(left.node);
    }
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
    const py::Expr* zero = py::call(arena, name(py::ExprKind::Helper, "zero_gradients"), {{{}, module, nullptr}});
    for (const ast::Stmt* clear : gathering.clears) become(*clear, variable, zero);
    if (gathering.start) request_.statements.push_back({gathering.start, {}, {{gradients, zero}}});
    for (const ast::Stmt* apply : gathering.applies) {
        const py::Expr* update = py::attribute(arena, name(py::ExprKind::Name, gathering.optimiser), arena.copy(std::string_view(target_.training->update)));
        become(*apply, "", py::call(arena, update, {{{}, module, nullptr}, {{}, gradients, nullptr}}));
    }
    for (const auto& [statement, edit] : gathering.edits) {
        bool isNorm = edit.kind == TrainingStep::Edit::Kind::ClipNorm;
        const py::Expr* helper = name(py::ExprKind::Helper, isNorm ? "clip_gradient_norm" : "clip_gradient_value");
        std::string norm = edit.result.empty() ? ", _" : ", " + edit.result;
        become(*statement, variable + (isNorm ? norm : ""), py::call(arena, helper, {{{}, gradients, nullptr}, {{}, py::source(arena, *edit.limit), nullptr}}));
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
    bool isOnly = std::all_of(training_.steps.begin(), training_.steps.end(), [&](const TrainingStep& other) { return other.module.name == step.module.name; });
    bool hasName = frontend_.analysis->isBound("train_step", *frontend_.parsed->module);
    std::string name = freshName(!isOnly ? step.module.name + "_step" : hasName ? "update_model" : "train_step");
    auto inner = [&](const std::string& base) {  // inside of the function
        std::string found = base;
        for (unsigned number = 2; frontend_.analysis->isBound(found, *step.scope) && base != "loss"; ++number) found = base + "_" + std::to_string(number);
        return found;
    };
    request_.outlines.push_back(StepFunction(step, *target_.training, gathered(*step.scope), inner).write(name));
    for (const auto& [node, inside] : step.renames)
        request_.rewrites.push_back({node, py::name(arena, py::ExprKind::Name, arena.copy(std::string_view(inside)))});
    if (!step.notCompiled.empty())
        sink_.report(DiagCode::StepNotCompiled, step.at->span, target_.training->jit, {step.notCompiled});
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

/// Whether the use is in a statement that goes with its step.
bool UseOutcomes::goesWithStep(const Use& use) const {
    bool isFunctional = std::any_of(functionalSteps_.begin(), functionalSteps_.end(), [&](const FunctionalStep& step) {
        Span maker = step.maker ? step.maker->span : ast::as<ast::Call>(step.compute->value)->func->span;
        return maker.contains(use.site.node->span) && !step.lossFunction->span.contains(use.site.node->span);
    });
    bool isRule = std::any_of(optimisers_.rules.begin(), optimisers_.rules.end(), [&](const ast::Stmt* rule) { return rule->span.contains(use.site.node->span); });
    auto isOf = [&](const ast::Stmt* statement) { return statement->span.contains(use.site.node->span); };
    for (const Gathering& gathering : training_.gatherings)
        for (const auto& [statement, edit] : gathering.edits)
            if (isOf(statement)) return !edit.limit->span.contains(use.site.node->span);
    if (isFunctional || isRule) return true;
    return std::any_of(training_.steps.begin(), training_.steps.end(), [&](const TrainingStep& step) {
        const ast::Node& node = *use.site.node;
        bool isEdit = std::any_of(step.edits.begin(), step.edits.end(), [&](const TrainingStep::Edit& edit) { return edit.limit->span.contains(node.span); });
        return isIn(node, step.gone) && !isIn(node, step.forward) && !isIn(node, step.constants) && !step.loss->span.contains(node.span) && !isEdit;
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
    if (training_.steps.empty() || !training_.left.empty() || modules_.around(node)) return false;
    std::set<std::string_view> names;
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
    auto found = std::find_if(training_.left.begin(), training_.left.end(), [&](const LeftStatement& left) { return left.node == use.site.node; });
    return found == training_.left.end() ? nullptr : &*found;
}

}  // namespace regraft
