#pragma once
// Layers that get their arrays as they are made, where the target's (Keras) wait for the first call and the file's code does not:
//
//     self.fc = nn.Linear(3, 4)                 self.fc = built(keras.layers.Dense(4), (None, 3))
//     nn.init.zeros_(self.fc.bias)              self.fc.bias.assign(…)
//
// Files whose code does nothing with arrays before the first call keep their layers plain.

#include "emit/outcome_context.h"

namespace regraft {

/// Finds out whether code uses layers' arrays before these are there, and the sizes of all layers that the file makes are known.
void settleLayers(OutcomeContext& context);

/// Tells of layers that are put in the place of others.
void reportReplacedLayers(OutcomeContext& context);

/// What a use means of modules whose layers are built: of their parameters also those that are not trained now.
const neutral::Expr& amongBuilt(const neutral::Expr& meaning, const Use& use, const OutcomeContext& context);

/// The code of a layer, with its arrays made at once; the same where it has them anyhow, or has none.
const py::Expr* builtLayer(const neutral::Expr& layer, const py::Expr& code, const LowerContext& lowering, const OutcomeContext& context);

}  // namespace regraft
