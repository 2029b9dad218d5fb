#pragma once
// Code that names its framework as a part of another one, read as code that names the framework itself, for a migration to versions of
// its own:
//
//     import tensorflow as tf                             import tensorflow as tf
//     from tensorflow.keras.layers import Dense     →     import keras
//                                                         from keras.layers import Dense
//     model = tf.keras.Sequential([Dense(8)])             model = keras.Sequential([Dense(8)])

#include <optional>
#include <string_view>
#include <vector>

#include "mapping/tables.h"
#include "modules/reading.h"
#include "semantic/analysis.h"

namespace regraft {

/// The names that a framework has as a part of others, "tensorflow.keras"; libraries.json lists them.
std::vector<std::string_view> namesWithinOthers(const Framework& framework);

/// Whether a text may name the framework so.
bool mayNameWithinOther(std::string_view text, const Framework& framework);

/// Nothing if the file does not name `framework` so, or means something else by the framework's own name.
std::optional<Reading> readPartAsOwn(const ParsedFile& file, const Analysis& analysis, const Framework& framework);

}  // namespace regraft
