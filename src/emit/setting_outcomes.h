#pragma once
// Settings of a framework that the target has nothing to set for:
//
//     torch.backends.cudnn.benchmark = True   →   (the line goes)

#include "emit/outcome_context.h"

namespace regraft {

/// Of an assignment to a setting that the target does without; what is assigned must do nothing by itself.
std::optional<Outcome> settingOutcome(const Use& use, OutcomeContext& context);

}  // namespace regraft
