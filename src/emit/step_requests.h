#pragma once
// What is asked of emission for training steps that were found in a file.

#include <span>

#include "emit/outcome_context.h"
#include "training/tape_step.h"
#include "training/training_step.h"
#include "training/value_and_grad.h"

namespace regraft {

/// A function of its own and its call in the step's place (emit/step_function.h). `all`: the steps of the file, which share its names;
/// `areMarked`: some parameters are said not to be trained.
void requestStep(const TrainingStep& step, std::span<const TrainingStep> all, bool areMarked, OutcomeContext& context);

/// `optimizer.zero_grad()`, `loss = loss_fn(model)`, `loss.backward()` and `optimizer.step()`
void requestStep(const FunctionalStep& step, OutcomeContext& context);
/// A statement that uses gradients which gathered elsewhere.
void requestUpdate(const ast::Stmt& statement, const ast::Expr& optimiser, OutcomeContext& context);

/// The tape goes; where the gradients were computed, `optimizer.zero_grad()` and `loss.backward()`; then `optimizer.step()`
void requestStep(const TapeStep& step, OutcomeContext& context);

/// `grads = zero_gradients(model)` where they are cleared, `optimizer.update(model, grads)` where they are applied.
void requestGathering(const Gathering& gathering, bool areMarked, OutcomeContext& context);

}  // namespace regraft
