#pragma once
// Modules whose truth is asked for, where the target's are containers, and those without arrays false:
//
//     if self.drop:                  →   if self.drop is not None:
//         x = self.drop(x)                   x = self.drop(x)

#include "emit/outcome_context.h"
#include "modules/module_plan.h"

namespace regraft {

void requestModuleTruth(const ModuleClasses& classes, const ModulePlan& plan, OutcomeContext& context);

}  // namespace regraft
