#pragma once
// Calls of layers that give the array by its name, which is another framework's:
//
//     self.pool(x=image)   →   self.pool(image)
//
// and of layers and models that were given arrays of NumPy:
//
//     model(np.ones((2, 3)))   →   model(torch.as_tensor(np.ones((2, 3)), dtype=torch.float32))

#include "emit/outcome_context.h"
#include "modules/module_plan.h"

namespace regraft {

void requestLayerCalls(const ModulePlan& plan, const ModuleClasses& modules, OutcomeContext& context);

}  // namespace regraft
