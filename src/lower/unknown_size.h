#pragma once
// Sizes that some frameworks' layers see when they are first called, and others' are given: keras.layers.Dense(4), nn.Linear(3, 4).

#include "mapping/tables.h"
#include "neutral/expr.h"

namespace regraft {

/// The index of the parameter for the size that a layer takes of what it is called with; -1 if there is none.
int takenSize(const Operation& layer);

/// The parameter of a layer that has to be given, and is None here: its source doesn't say it. Null if there is none.
const Parameter* unknownSize(const neutral::Expr& layer);

/// Whether a way to write the layer does without: it says what to do if it is None, or doesn't name it.
bool doesWithout(const Lowering& lowering, const Parameter& size);

}  // namespace regraft
