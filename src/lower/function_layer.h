#pragma once
// Layers that stand for functions of one array, where a framework's layers call layers only.
//
//     nn.Sequential(nn.Linear(3, 4), nn.LeakyReLU(0.1))  →  keras.Sequential([keras.layers.Dense(4), keras.layers.LeakyReLU(negative_slope=0.1)])

#include "lower/candidates.h"

namespace regraft {

/// The layer that the target has for what `function` computes, by its rules of modules (`"nn.relu": "keras.layers.ReLU"`); null if none.
const py::Expr* layerOfFunction(const neutral::Expr& function, const LowerContext& context, const LowerPart& lowerPart);

}  // namespace regraft
