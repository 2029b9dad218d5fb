#pragma once
// The mode of modules: told with each call, or set before.

#include "emit/outcome_context.h"
#include "modules/module_plan.h"

namespace regraft {

/// `def call(self, x, training=False)`, and `model(x, training=True)`.
void requestMode(const ModulePlan& plan, const ModuleClasses& modules, OutcomeContext& context);

/// `model(x, training=True)` → `model.train()` before `model(x)`
void requestToldMode(const ModulePlan& plan, const ModuleClasses& modules, OutcomeContext& context);

/// `layers.train(model)` and the like in the target's words; `self` stands for a module's own name within it.
const py::Expr* lowerOfModule(std::string_view operation, const ast::Expr& module, OutcomeContext& context, std::string_view self = {});

}  // namespace regraft
