#include "emit/training_outcomes.h"

#include <algorithm>

#include "ast/visit.h"
#include "emit/kept_arrays.h"
#include "emit/kept_results.h"
#include "emit/read_source.h"
#include "emit/step_requests.h"
#include "lift/own_gradient.h"
#include "lower/build.h"
#include "mapping/training_rules.h"
#include "training/same_steps.h"

namespace regraft {

namespace {

bool isIn(const ast::Node& node, const std::vector<const ast::Stmt*>& statements) {
    return std::ranges::any_of(statements, [&](const ast::Stmt* one) { return one->span.contains(node.span); });
}

/// The variable that holds the key of what a statement draws, itself or by a function that takes one.
std::string keyIn(const ast::Stmt& statement, const OutcomeContext& context) {
    const RandomKeys& keys = *context.keys;
    for (const RandomKeys::Split& split : keys.splits())
        if (statement.span.contains(split.statement->span)) return split.key;
    for (const RandomKeys::HandedOn& handed : keys.calls())
        if (statement.span.contains(handed.call->span)) return handed.key;
    for (const Use& use : context.analysis.uses())
        if (statement.span.contains(use.site.node->span) && !keys.keyOf(use).empty()) return keys.keyOf(use);
    return {};
}

}  // namespace

void TrainingOutcomes::prepare(std::vector<Lifted>& lifted) {
    optimisers_ = findOptimisers(lifted, context_.file, context_.analysis, context_.target);
    if (!context_.target.training) return;
    marks_.prepare(lifted);
    for (const auto& [parameters, module] : optimisers_.parameters)  // a method of the module that the target doesn't call
        if (context_.target.training->parameters.empty())
            context_.request.rewrites.push_back({parameters, py::source(context_.arena, *module)});
    context_.request.deletions.insert(context_.request.deletions.end(), optimisers_.rules.begin(), optimisers_.rules.end());
}

void TrainingOutcomes::convert() {
    findOtherSteps();
    planSteps();
    findUnread();
    if (context_.target.training) marks_.settle(training_.steps);
    std::ranges::sort(training_.steps, {}, [](const TrainingStep& step) { return step.at->span.begin; });
    for (const TrainingStep& step : training_.steps) requestStep(step, training_.steps, marks_.areMarked(), context_);
    reportKeptArrays(training_.steps, context_);
    reportKeptResults(modules_, training_.steps, context_);
    gradients_.convert();
    for (const Gathering& gathering : training_.gatherings) requestGathering(gathering, marks_.areMarked(), context_);
    context_.request.deletions.insert(context_.request.deletions.end(), training_.needless.begin(), training_.needless.end());
    for (const LeftStatement& left : training_.left) {
        if (context_.analysis.useAt(*left.node)) continue;  // reported with the other uses
        context_.sink.report(DiagCode::StepLeft, left.node->span, left.api, {left.api, left.problem});
        context_.request.kept.push_back(left.node);
    }
}

/// The sources whose steps may stand in this file: of a project's those that it imports, if it imports some; where several call all
/// alike, one of them.
std::vector<const Framework*> TrainingOutcomes::sourcesHere() const {
    const std::vector<const Framework*> imported = importedFrameworks(context_.file);
    std::vector<const Framework*> here;
    for (const Framework* one : context_.from)
        if (one != &context_.target && one->training && std::ranges::find(imported, one) != imported.end()) here.push_back(one);
    if (!here.empty()) return here;
    for (const Framework* one : context_.from) {
        const auto callsAlike = [&](const Framework* other) {
            return other->training->backward == one->training->backward && other->training->step == one->training->step &&
                   other->training->tape == one->training->tape && other->training->valueAndGrad == one->training->valueAndGrad;
        };
        if (one != &context_.target && one->training && std::ranges::none_of(here, callsAlike)) here.push_back(one);
    }
    return here;
}

/// Steps of sources that compute gradients by functions or tapes, where the target gathers them in arrays.
void TrainingOutcomes::findOtherSteps() {
    const TrainingRules* there = context_.target.training.get();
    if (!there || (there->backward.empty() && !there->takesModule)) return;
    const std::vector<const Framework*> sources = sourcesHere();
    for (const Framework* source : sources)
        for (FunctionalStep& step : findFunctionalSteps(context_.file, context_.analysis, *source)) functionalSteps_.push_back(step);
    for (const FunctionalStep& step : functionalSteps_) requestStep(step, context_);
    if (there->backward.empty()) return;
    ast::walk(*context_.file.module, [&](const ast::Node& node) {
        const auto* statement = node.kind == ast::Kind::ExprStmt ? static_cast<const ast::Stmt*>(&node) : nullptr;
        for (const Framework* source : sources)
            if (const ast::Expr* optimiser = statement ? updatedElsewhere(*statement, *source) : nullptr)
                requestUpdate(*statement, *optimiser, context_);
        return true;
    });
    for (const Framework* source : sources)
        for (TapeStep& step : findTapeSteps(context_.file, context_.analysis, *source)) tapeSteps_.push_back(step);
    for (const TapeStep& step : tapeSteps_) requestStep(step, context_);
}

/// Training that could not be read as such of modules that own their parameters.
void TrainingOutcomes::findUnread() {
    if (!context_.program.read || context_.program.read->left.empty()) return;
    ast::walk(*context_.file.module, [&](const ast::Node& node) {
        const auto left = std::ranges::find(context_.program.read->left, node.span, &LeftTraining::span);
        const bool isPlace =
            left != context_.program.read->left.end() && (node.kind == ast::Kind::Call || node.kind == ast::Kind::Attribute ||
                                                          node.kind == ast::Kind::NameExpr || node.kind == ast::Kind::Subscript);
        if (isPlace) training_.left.push_back({static_cast<const ast::Expr*>(&node), left->api, left->problem});
        return true;
    });
}

/// Whether gradients gather in the target's arrays too, under the same names: then steps stay as they are.
bool TrainingOutcomes::gathersToo(const Framework& source) const {
    const TrainingRules *from = source.training.get(), *to = context_.target.training.get();
    return from && to && !to->backward.empty() && from->backward == to->backward && from->step == to->step && from->clear == to->clear &&
           from->gradient == to->gradient;
}

/// Steps of sources that gather gradients in arrays.
void TrainingOutcomes::planSteps() {
    const TrainingRules* rules = context_.target.training.get();
    const bool givesGradients = rules && (!rules->valueAndGrad.empty() || !rules->tape.empty());
    const auto isModule = [this](const ast::Expr& expr) {
        const Type& type = *context_.analysis.typeOf(expr);
        return type.kind == TypeKind::Instance && modules_.find(type.definition);
    };
    const OptimiserOwner owner(optimisers_.optimisers, context_.calls, context_.file, context_.analysis);
    for (const Framework* source : sourcesHere()) {
        if (source->training->backward.empty()) continue;
        if (gathersToo(*source)) {
            std::ranges::move(otherThanPlain(context_.file, context_.analysis, *source, optimisers_.optimisers),
                              std::back_inserter(training_.left));
            if (!context_.target.augmentsInPlace) descendInPlace(*source);
            continue;
        }
        TrainingContext training{context_.file,
                                 context_.analysis,
                                 *source,
                                 optimisers_.optimisers,
                                 owner,
                                 isModule,
                                 givesGradients ? "" : "no way to write it in " + context_.target.name + " is known"};
        training.keyOf = [this](const ast::Stmt& statement) { return context_.keys ? keyIn(statement, context_) : std::string(); };
        training.fixesSizes = !rules || rules->tape.empty();
        training.gradientsAreModules = rules && !rules->trained.empty();
        training.locksModules = context_.target.modules && !context_.target.modules->laterArray.empty();
        gradients_.plan(training);
        training.taken = gradients_.gradients().taken;
        TrainingPlan plan = planTraining(training);
        std::ranges::move(plan.steps, std::back_inserter(training_.steps));
        std::ranges::move(plan.gatherings, std::back_inserter(training_.gatherings));
        std::ranges::move(plan.left, std::back_inserter(training_.left));
        std::ranges::move(plan.needless, std::back_inserter(training_.needless));
    }
}

bool TrainingOutcomes::goesWithStep(const Use& use) const {
    if (gradients_.gradients().covers(*use.site.node)) return true;
    bool isFunctional = std::any_of(functionalSteps_.begin(), functionalSteps_.end(), [&](const FunctionalStep& step) {
        Span maker = step.maker ? step.maker->span : ast::as<ast::Call>(step.compute->value)->func->span;
        return maker.contains(use.site.node->span) && !step.lossFunction->span.contains(use.site.node->span);
    });
    bool isRule = std::any_of(optimisers_.rules.begin(), optimisers_.rules.end(),
                              [&](const ast::Stmt* rule) { return rule->span.contains(use.site.node->span); });
    auto isOf = [&](const ast::Stmt* statement) { return statement->span.contains(use.site.node->span); };
    for (const Gathering& gathering : training_.gatherings) {
        for (const auto& [statement, edit] : gathering.edits)
            if (isOf(statement)) return !edit.limit->span.contains(use.site.node->span);
        for (const GradientRead& read : gathering.reads)
            if (!read.root && read.loop.iterated->span.contains(use.site.node->span)) return true;
    }
    if (isFunctional || isRule || std::ranges::any_of(training_.needless, isOf)) return true;
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

bool TrainingOutcomes::isOutsideGradients(const ast::Node& node) const {
    if ((training_.steps.empty() && gradients_.gradients().all.empty()) || !training_.left.empty() || modules_.around(node)) return false;
    std::set<std::string_view> names;
    for (const ArrayGradient& gradient : gradients_.gradients().all) {
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
    ast::walk(*context_.file.module, [&](const ast::Node& inner) {
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

std::optional<Outcome> TrainingOutcomes::outcomeOf(const Use& use) {
    if (goesWithStep(use)) return Outcome::Exact;
    const auto left = std::ranges::find(training_.left, use.site.node, &LeftStatement::node);
    if (left == training_.left.end()) return isSameInSteps(use) ? std::optional(Outcome::Exact) : std::nullopt;
    return context_.report(use, DiagCode::StepLeft, {left->api, left->problem});
}

/// `p -= rate * p.grad`, of a p that is an array for sure then, writes into it where such a statement binds the name anew.
void TrainingOutcomes::descendInPlace(const Framework& source) {
    ast::walk(*context_.file.module, [&](const ast::Node& node) {
        const auto* statement = ast::as<ast::AugAssign>(&node);
        if (!statement || context_.analysis.useAt(*statement->target) || !readsOwnGradient(*statement, source)) return true;
        Arena& arena = context_.arena;
        const py::Expr* array = py::source(arena, *statement->target);
        StatementRewrite rewrite{statement};
        rewrite.line = {py::node(arena, py::ExprKind::Subscript, {array, py::literal(arena, "...")}),
                        py::node(arena, py::ExprKind::Binary, {array, py::source(arena, *statement->value)}, ast::opSymbol(statement->op)),
                        {}};
        context_.request.statements.push_back(std::move(rewrite));
        return true;
    });
}

/// `loss.backward()`, `optimizer.step()`, `p.grad`
bool TrainingOutcomes::isSameInSteps(const Use& use) const {
    const auto* member = ast::as<ast::Attribute>(use.site.call ? use.site.call->func : use.site.node);
    if (!member || use.api || !gathersToo(*use.framework)) return false;
    const TrainingRules& rules = *use.framework->training;
    const std::string_view name = member->attr.text();
    return name == rules.backward || name == rules.step || name == rules.clear || name == rules.gradient;
}

bool TrainingOutcomes::isMarkedForNothing(const Use& use) const {
    return gradients_.isMarkedForNothing(use) && training_.left.empty() && !gathersToo(*use.framework);
}

}  // namespace regraft
