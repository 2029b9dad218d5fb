#pragma once
// Training steps among the statements of a file: functions of their own, or reports.
//
//     optimizer.zero_grad()              loss = train_step(model, optimizer, x, y)
//     loss = loss_fn(model(x), y)   →
//     loss.backward()
//     optimizer.step()

#include "emit/freezing_outcomes.h"
#include "emit/gradient_outcomes.h"
#include "emit/outcome_context.h"
#include "modules/module_classes.h"
#include "training/tape_step.h"
#include "training/training_step.h"
#include "training/value_and_grad.h"

namespace regraft {

/// Converts training steps as wholes, and says what goes with them.
class TrainingOutcomes {
public:
    TrainingOutcomes(OutcomeContext& context, const ModuleClasses& modules, FreezingOutcomes& marks, GradientOutcomes& gradients)
        : context_(context),
          modules_(modules),
          marks_(marks),
          gradients_(gradients) {}

    /// Finds the optimisers, which give what they were made of another meaning.
    void prepare(std::vector<Lifted>& lifted);
    void convert();
    /// Of a use in a statement that goes with its step, or stays because the step does.
    std::optional<Outcome> outcomeOf(const Use& use);
    bool goesWithStep(const Use& use) const;
    /// Whether all gradients of the file are known to be taken elsewhere than of what is computed at `node`.
    bool isOutsideGradients(const ast::Node& node) const;
    /// Whether there is something to say of an array that is marked for nothing: none of its file's gradients is converted or reported.
    bool isMarkedForNothing(const Use& use) const;

private:
    void findOtherSteps();
    void findUnread();
    std::vector<const Framework*> sourcesHere() const;
    void planSteps();
    bool gathersToo(const Framework& source) const;
    void descendInPlace(const Framework& source);
    bool isSameInSteps(const Use& use) const;

    OutcomeContext& context_;
    const ModuleClasses& modules_;
    FreezingOutcomes& marks_;
    GradientOutcomes& gradients_;
    OptimisersFound optimisers_;
    TrainingPlan training_;
    std::vector<FunctionalStep> functionalSteps_;
    std::vector<TapeStep> tapeSteps_;
};

}  // namespace regraft
