#pragma once
// What classes and their members are called.

#include <string>
#include <string_view>

namespace regraft {

/// `Conv2D` → "conv2d", `BatchNormalization` → "batch_normalization", as Keras names layers.
std::string memberNameOf(std::string_view className);

/// `build_unet_model` → "Unet"; empty if nothing of a name is left.
std::string classNameOf(std::string_view name);

}  // namespace regraft
