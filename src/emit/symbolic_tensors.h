#pragma once
// Tensors that stand for what a model will be given, and functions that want values:
//
//     inputs = keras.Input((3,))
//     outputs = tf.exp(inputs)        was a layer of its own, is refused

#include "emit/migration.h"
#include "emit/outcome_context.h"

namespace regraft {

/// Reports calls of functions beside Keras that are given such tensors; how many there are.
unsigned reportSymbolicTensors(OutcomeContext& context, const Migration& migration);

}  // namespace regraft
