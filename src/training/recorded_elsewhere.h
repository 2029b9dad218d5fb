#pragma once
// Values that a loss is made of, and that another function computed with the module before:
//
//     def select_action(policy, state):
//         policy.saved_log_probs.append(Categorical(policy(state)).log_prob(action))
//
//     loss = torch.cat(policy.saved_log_probs).sum()      `policy.saved_log_probs` has a graph behind it
//
// A function that gives gradients doesn't see what was computed outside of it.

#include <string>

#include "training/training_step.h"

namespace regraft {

/// Such a list that the step reads; empty if it reads none.
std::string recordedElsewhere(const TrainingStep& step, const TrainingContext& context);

}  // namespace regraft
