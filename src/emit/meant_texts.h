#pragma once
// Literal texts that mean something else in another version:
//
//     layers.LSTM(8, recurrent_activation="hard_sigmoid")   →   layers.LSTM(8, recurrent_activation=old_hard_sigmoid)
//     history.history["lr"]                                 →   history.history["learning_rate"]
//
// The tables say which, as arguments of which parameters or as keys of what (`texts`).

#include "emit/migration.h"
#include "emit/outcome_context.h"

namespace regraft {

/// Writes or reports them; how many were told of.
unsigned replaceMeantTexts(OutcomeContext& context, const Migration& migration);

}  // namespace regraft
