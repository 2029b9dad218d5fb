#pragma once
// What a training step's function takes as arguments, what it sees of the code around it, and where it stands.

#include "training/training_step.h"

namespace regraft {

/// Fills in `place`, `others`, `renames` and perhaps `notCompiled`; else says why the step can't be a function.
std::string chooseArguments(TrainingStep& step, const Variables& variables, const TrainingContext& context);

/// Whether the variable is a module: proved, or treated as one.
bool isModuleVariable(const std::string& variable, const Variables& variables, const TrainingContext& context);

}  // namespace regraft
