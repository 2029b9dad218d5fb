#pragma once
// Where layers have no arrays before they have been called (Keras), what source code does with those that it takes to be there:
//
//     target = copy.deepcopy(model)                          reported: the copy starts from numbers of its own
//     sum(p.numel() for p in model.parameters())             told of, unless the module has been called before in the function
//     next(model.parameters()).device                        reported: there may be no first one
//     target = Net(); target.load_state_dict(state)          reported: it has nothing that could take them

#include "emit/outcome_context.h"
#include "modules/module_plan.h"

namespace regraft {

/// Reports copies of modules.
void reportModuleCopies(const ModuleClasses& classes, const ModulePlan& plan, OutcomeContext& context);

/// Whether a use gives arrays to a module, or asks it for them, that has been made just before and surely not been called.
bool isTooEarly(const Use& use, const OutcomeContext& context);

/// Whether a use asks a module for its arrays where these are perhaps not there yet in the target.
bool mayBeEarly(const Use& use, const OutcomeContext& context);

}  // namespace regraft
