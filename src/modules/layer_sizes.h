#pragma once
// The sizes that layers see when they are called, as far as what stands before them says them.
//
//     Input((28, 28, 1)), Conv2D(32, 3), Flatten(), Dense(10)    →    in_channels=1, in_features=26 * 26 * 32
//
// How a layer changes them, the catalogue says (`takes` and `sizes`, in mappings/README.md).

#include <optional>
#include <vector>

#include "neutral/expr.h"

namespace regraft {

/// The sizes of an array behind its first axis: numbers, or expressions of the user's that may be repeated.
struct LayerShape {
    std::vector<const neutral::Expr*> sizes;  ///< null: not known
};

/// A layer with the sizes that it needs filled in, and what it gives.
struct SizedLayer {
    const neutral::Expr* layer = nullptr;
    std::optional<LayerShape> given;
};

SizedLayer sizedLayer(const neutral::Expr& layer, const std::optional<LayerShape>& called, Arena& arena);

/// The shape that a display of sizes says; nothing if it is none.
std::optional<LayerShape> shapeWritten(const neutral::Expr& shape, Arena& arena);

}  // namespace regraft
