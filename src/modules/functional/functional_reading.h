#pragma once
// Models that are put together by calling layers with symbolic tensors, read as classes.
//
//     inputs = keras.Input(shape=(8,))                class Network(keras.Model):
//     x = layers.Dense(16)(inputs)                        def __init__(self):
//     outputs = layers.Dense(1)(x)             →              super().__init__()
//     model = keras.Model(inputs, outputs)                    self.dense = layers.Dense(16)
//                                                             self.dense_1 = layers.Dense(1)
//
//                                                         def call(self, inputs):
//                                                             x = self.dense(inputs)
//                                                             outputs = self.dense_1(x)
//                                                             return outputs
//
//                                                     model = Network()

#include <optional>

#include "modules/compact/compact_reading.h"

namespace regraft {

/// Nothing if the file has no such models that can be read so.
std::optional<CompactReading> readFunctionalModels(const ParsedFile& file, const Analysis& analysis, const Framework& framework);

}  // namespace regraft
