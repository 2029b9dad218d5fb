#pragma once
// Marks of parameters that are not trained, beside steps that are compiled: such a step trains for good what is trained when it first runs.
//
//     model = Net()                                      def fit(model, batches):
//     for p in model.body.parameters():                      for p in model.body.parameters():
//         p.requires_grad = False                                p.requires_grad = False
//     train(model)                                           for x, y in batches: …
//
// are both set before any step runs; `if epoch == 3: freeze(model)` is not.

#include <span>
#include <string>

#include "emit/outcome_context.h"
#include "training/training_step.h"

namespace regraft {

/// `p.requires_grad = value`, `module.requires_grad_(value)`.
struct TrainedMark {
    const Use* use = nullptr;
    const ast::Expr* marked = nullptr;  ///< the module that has the parameter, as far as it is known, or the parameter
    bool freezes = false;               ///< the value is a literal False
};

/// Whether no step of the file, and of others that take the module from here, can have run before the mark is set.
bool isSetBeforeSteps(const TrainedMark& mark, std::span<const TrainingStep> steps, const OutcomeContext& context);

}  // namespace regraft
