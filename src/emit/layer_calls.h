#pragma once
// Calls of layers that give the array by its name, which is another framework's:
//
//     self.pool(x=image)   →   self.pool(image)

#include "emit/outcome_context.h"
#include "modules/module_plan.h"

namespace regraft {

void requestLayerCalls(const ModulePlan& plan, const ModuleClasses& modules, OutcomeContext& context);

}  // namespace regraft
