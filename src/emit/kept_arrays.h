#pragma once
// Arrays of a module that code keeps under a name, where a step of the target gives the module others:
//
//     params = list(model.parameters())
//     for x, y in batches: …a step…
//     norm = sum(p.norm() for p in params)        told of: these are the arrays from before the steps

#include <span>

#include "emit/outcome_context.h"
#include "training/training_step.h"

namespace regraft {

void reportKeptArrays(std::span<const TrainingStep> steps, OutcomeContext& context);

}  // namespace regraft
