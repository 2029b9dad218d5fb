#pragma once
// Whether a training step's function can be compiled: traced once, with arrays for what it is given.

#include <string>

#include "training/training_step.h"
#include "training/variables.h"

namespace regraft {

/// Why the step can't be compiled; empty if it can. What it is given has to be chosen before.
std::string whyNotCompiled(const TrainingStep& step, const Variables& variables, const TrainingContext& context);

/// Why the target can't take the step's gradients by a function; empty if it can.
std::string whyNotDerived(const TrainingStep& step, const Variables& variables, const TrainingContext& context);

}  // namespace regraft
