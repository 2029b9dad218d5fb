#pragma once
// Modules in a dictionary, where that is a plain one in the target:
//
//     self.blocks = nn.ModuleDict({"first": nn.Linear(2, 3)})
//     self.blocks.first(x)                       →   self.blocks["first"](x)

#include "emit/outcome_context.h"
#include "modules/module_plan.h"

namespace regraft {

void requestDictionaryMembers(const ModuleClasses& classes, const ModulePlan& plan, OutcomeContext& context);

}  // namespace regraft
