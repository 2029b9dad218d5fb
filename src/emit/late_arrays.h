#pragma once
// Where layers have no arrays before they have been called (Keras), what source code does with those that it takes to be there:
//
//     target = copy.deepcopy(model)                          reported: the copy starts from numbers of its own; else copied_module(model)
//     sum(p.numel() for p in model.parameters())             told of, unless the module has been called before in the function
//     next(model.parameters()).device                        reported: there may be no first one
//     target = Net(); target.load_state_dict(state)          reported: it has nothing that could take them
//     model.fc.in_features                                   reported, if it is read off an array: model.fc.kernel.shape[0]
//
// Where all layers are built as they are made (built_layers), they are there.

#include "emit/outcome_context.h"
#include "modules/module_plan.h"

namespace regraft {

/// Copies of modules, which the target makes in a way of its own, or that are reported.
void convertModuleCopies(const ModuleClasses& classes, const ModulePlan& plan, OutcomeContext& context);

/// Whether a use needs arrays of what has been made just before and surely not been called, or reads a size off an array.
bool isTooEarly(const Use& use, const OutcomeContext& context);

/// Whether a use asks a module for its parameters that may not have been called before.
bool mayBeEarly(const Use& use, const OutcomeContext& context);

}  // namespace regraft
