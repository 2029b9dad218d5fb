#pragma once
// Arguments of calls of modules, for targets that take nothing but arrays by position, and a mask only by its name:
//
//     x = self.block(x, mask)        →        x = self.block(x, mask=mask)

#include <vector>

#include "emit/outcome_context.h"
#include "lower/python_expr.h"
#include "modules/module_plan.h"

namespace regraft {

/// The arguments of a call as they are, with names where the target needs them.
std::vector<py::Argument> moduleArgumentsOf(const ast::Call& call, const ModulePlan& plan, const ModuleClasses& modules,
                                            const OutcomeContext& context);

/// Names the arguments of all calls of the file's modules but those of `others`, which are written anew elsewhere.
void requestNamedArguments(const ModulePlan& plan, const ModuleClasses& modules, const std::vector<const ast::Call*>& others,
                           OutcomeContext& context);

}  // namespace regraft
