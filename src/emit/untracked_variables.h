#pragma once
// Variables of another framework that a module has as attributes, and that it does not count among its own any more:
//
//     class Scale(keras.layers.Layer):
//         def __init__(self):
//             super().__init__()
//             self.scale = tf.Variable(2.0)     →     self.scale = keras.Variable(2.0)
//
// so that they are neither trained nor saved. The tables say which (`module variables`).

#include "emit/migration.h"
#include "emit/outcome_context.h"

namespace regraft {

/// Makes them variables of the module's own kind; reports what can't be.
unsigned replaceUntrackedVariables(OutcomeContext& context, const Migration& migration);

}  // namespace regraft
