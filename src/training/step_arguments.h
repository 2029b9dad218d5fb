#pragma once
// What a training step's function takes as arguments, what it sees of the code around it, and where it stands.

#include "training/training_step.h"

namespace regraft {

/// Fills in `place`, `others`, `renames` and perhaps `notCompiled`; else says why the step can't be a function.
std::string chooseArguments(TrainingStep& step, const Variables& variables, const TrainingContext& context);

/// The outermost loop of the scope around a statement; null if there is none.
const ast::Stmt* outermostLoop(const ast::Node& statement, const ast::Node& scope, const Analysis& analysis);

/// Whether the variable is a module: proved, or treated as one.
bool isModuleVariable(const std::string& variable, const Variables& variables, const TrainingContext& context);

}  // namespace regraft
