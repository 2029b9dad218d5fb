#pragma once
// What is asked of emission for the classes of modules beside their uses: constructors, members, arguments that go.

#include "emit/outcome_context.h"
#include "modules/module_plan.h"

namespace regraft {

/// Asks for all that was planned but the random streams (emit/module_streams.h).
void requestModules(const ModulePlan& plan, const ModuleClasses& modules, OutcomeContext& context);

}  // namespace regraft
