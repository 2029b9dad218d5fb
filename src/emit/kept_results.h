#pragma once
// What a module's call computes and keeps, where symbols stand for arrays while layers get theirs (Keras) and steps are compiled:
//
//     if self.mask is None:                        reported: the first call keeps a symbol, which later ones can't use
//         self.mask = torch.tril(torch.ones(t, t))
//     self.attn = softmax(scores)                  reported, if the file has steps and something else reads it behind them

#include <span>

#include "emit/outcome_context.h"
#include "modules/module_classes.h"
#include "training/training_step.h"

namespace regraft {

void reportKeptResults(const ModuleClasses& classes, std::span<const TrainingStep> steps, OutcomeContext& context);

}  // namespace regraft
