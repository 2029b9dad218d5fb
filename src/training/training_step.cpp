#include "training/training_step.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/calls.h"
#include "training/gatherer.h"
#include "training/kept_gradients.h"
#include "training/step_order.h"
#include "training/step_reader.h"

namespace regraft {

namespace {

class StepPlanner {
public:
    StepPlanner(const TrainingContext& context, const ast::Node& scope) : context_(context), scope_(context, scope) {}

    void run(TrainingPlan& plan) {
        problem_ = context_.obstacle;
        if (context_.obstacle.empty()) planAll(plan);
        for (const ast::Attribute* gradient : scope_.gradientsRead())
            if (!kept_.has(*gradient)) plan.left.push_back({gradient, scope_.text(*gradient), "gradients are not kept in parameters"});
        for (const Parts& parts : scope_.blocks())
            for (std::size_t i = 0; i < parts.block.size(); ++i) reportLeft(parts, i, plan);
    }

private:
    using Parts = StepScope::Parts;

    void planAll(TrainingPlan& plan) {
        bool areKept = false;
        for (const Parts& parts : scope_.blocks())
            for (std::size_t i = 0; i < parts.block.size(); ++i) {
                if (parts.statements[i].kind != StepStatement::Kind::Backward || planned_.contains(parts.block[i])) continue;
                if (kept_.areKept(parts, i)) note(kept_.plan(parts, i, plan)), areKept = true;
                else if (!planWhere(parts, i, plan)) planStep(parts, i, plan);
            }
        if (!problem_.empty() && !areKept) gather(plan);
    }

    void note(const std::string& problem) {
        if (problem_.empty()) problem_ = problem;
    }

    /// A step whose forward pass always runs, and what follows only where a condition holds: `if phase == 'train':`, in a block of its own.
    bool planWhere(const Parts& parts, std::size_t backward, TrainingPlan& plan) {
        const auto* choice = ast::as<ast::If>(context_.analysis.parent(*parts.block[backward]));
        if (!choice || !choice->orelse.empty()) return false;
        const auto around = std::ranges::find_if(
            scope_.blocks(), [&](const Parts& other) { return std::ranges::find(other.block, choice) != other.block.end(); });
        if (around == scope_.blocks().end()) return false;
        Block block;
        for (const ast::Stmt* statement : around->block)
            if (statement == choice) block.insert(block.end(), parts.block.begin(), parts.block.end());
            else block.push_back(statement);
        const Parts whole = scope_.partsOf(std::move(block));
        const std::size_t at = static_cast<std::size_t>(std::ranges::find(whole.block, parts.block[backward]) - whole.block.begin());
        TrainingStep step;
        step.scope = &scope_.node();
        step.loss = whole.statements[at].receiver;
        step.condition = choice->test;
        if (!StepReader(scope_, planned_).fill(step, whole, at).empty() || !mayDepend(step, *choice, scope_.variables())) return false;
        takeWhole(step, *choice);
        for (const ast::Stmt* statement : step.gone) planned_.insert(statement);
        for (const ast::Stmt* statement : choice->body) planned_.insert(statement);
        plan.steps.push_back(std::move(step));
        return true;
    }

    /// Where the gradients of several losses or batches are added up: all steps of the scope together, or none.
    void gather(TrainingPlan& plan) {
        std::vector<TrainingStep> before = std::move(plan.steps), steps;
        std::erase_if(before, [&](const TrainingStep& step) { return step.scope == &scope_.node(); });
        Gathering gathering;
        gathering.scope = &scope_.node();
        Gatherer gatherer(scope_);
        planned_.clear();
        if (gatherer.read(gathering, steps).empty()) {
            planned_ = gatherer.planned();
            plan.needless.insert(plan.needless.end(), gathering.needless.begin(), gathering.needless.end());
            plan.gatherings.push_back(std::move(gathering));
            before.insert(before.end(), std::make_move_iterator(steps.begin()), std::make_move_iterator(steps.end()));
            problem_.clear();
        }
        plan.steps = std::move(before);
    }

    void planStep(const Parts& parts, std::size_t backward, TrainingPlan& plan) {
        TrainingStep step;
        step.scope = &scope_.node();
        step.loss = parts.statements[backward].receiver;
        std::string problem = StepReader(scope_, planned_).fill(step, parts, backward);
        if (problem.empty()) {
            for (const ast::Stmt* statement : step.gone) planned_.insert(statement);
            plan.steps.push_back(std::move(step));
        } else {
            note(problem);
        }
    }

    /// Gradients of what a step of this scope changes, set to zero elsewhere: every step begins with none anyway.
    bool clearsNothing(const StepStatement& one, const TrainingPlan& plan) const {
        if (one.kind != StepStatement::Kind::Clear || !one.isPlain || !problem_.empty()) return false;
        const std::string receiver = scope_.text(*one.receiver);
        return std::ranges::any_of(plan.steps, [&](const TrainingStep& step) {
            return step.scope == &scope_.node() && !step.gathers &&
                   std::ranges::any_of(step.trained(), [&](const TrainingStep::Trained& trained) {
                       return trained.module.value == receiver || trained.optimiser.value == receiver;
                   });
        });
    }

    void reportLeft(const Parts& parts, std::size_t i, TrainingPlan& plan) const {
        const StepStatement& one = parts.statements[i];
        bool belongs = one.kind == StepStatement::Kind::Backward || scope_.steps(one) ||
                       (one.kind == StepStatement::Kind::Clear && scope_.isOptimiser(*one.receiver));
        bool clips = one.kind == StepStatement::Kind::ClipNorm || one.kind == StepStatement::Kind::ClipValue;
        if ((!belongs && !clips) || planned_.contains(parts.block[i])) return;
        if (clearsNothing(one, plan)) {
            plan.needless.push_back(parts.block[i]);
            return;
        }
        std::string problem = problem_.empty() ? "no training step is known around it" : problem_;
        plan.left.push_back({one.call, scope_.text(*one.call->func), std::move(problem)});
    }

    const TrainingContext& context_;
    const StepScope scope_;
    std::set<const ast::Stmt*> planned_;
    KeptGradients kept_{scope_, planned_};
    std::string problem_;
};

}  // namespace

std::vector<const ast::Stmt*> TrainingStep::moved() const {
    std::vector<const ast::Stmt*> all = constants;
    all.insert(all.end(), forward.begin(), forward.end());
    std::sort(all.begin(), all.end(), [](const ast::Stmt* a, const ast::Stmt* b) { return a->span.begin < b->span.begin; });
    return all;
}

std::vector<TrainingStep::Trained> TrainingStep::trained() const {
    std::vector<Trained> all{{module, optimiser}};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::string innerName(const std::string& variable) { return variable.substr(variable.find('.') + 1); }

TrainingPlan planTraining(const TrainingContext& context) {
    TrainingPlan plan;
    if (!context.source.training || context.source.training->backward.empty()) return plan;
    std::vector<const ast::Node*> scopes;
    ast::walk(*context.file.module, [&](const ast::Node& node) {
        if (node.kind == ast::Kind::Module || isFunction(node)) scopes.push_back(&node);
        return true;
    });
    for (const ast::Node* scope : scopes) StepPlanner(context, *scope).run(plan);
    return plan;
}

}  // namespace regraft
