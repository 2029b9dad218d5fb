#pragma once
// Layers that stand for functions of one array, where a framework's layers call layers only.
//
//     nn.Sequential(nn.Linear(3, 4), nn.LeakyReLU(0.1))  →  keras.Sequential([keras.layers.Dense(4),
//     keras.layers.LeakyReLU(negative_slope=0.1)])

#include "lower/candidates.h"
#include "lower/function_value.h"

namespace regraft {

/// The layer that the target has for what `function` computes, by its rules of modules (`"nn.relu": "keras.layers.ReLU"`); null if none.
const py::Expr* layerOfFunction(const neutral::Expr& function, const LowerContext& context, const LowerPart& lowerPart);

/// A layer that calls the function, of the class that the target has for any function; the function itself if it is a layer.
const py::Expr* functionAsLayer(const py::Expr& function, const ModuleRules& rules, Arena& arena);

/// The code of a function: `lambda x: relu(x)` is `relu`, and `lambda x: softmax(x, axis=1)` is `partial(softmax, axis=1)`. Names of the
/// user's in it keep what they stand for now, whenever it is called. Null if it can't be written.
const py::Expr* functionOf(const neutral::Expr& function, const LowerContext& context, const LowerPart& lowerPart);

/// The function with what is bound to it: `partial(softmax, axis=1)`, or, where containers of modules hold modules only, the layer
/// that computes it, `nn.ReLU()`. Null if the target can't bind.
const py::Expr* withBound(const CalledFunction& called, bool takesOne, const LowerContext& context);

/// `Sequential(Sequential(a, b), c)`, where the table nested them, is `Sequential(a, b, c)`.
const py::Expr* withoutNesting(const py::Expr& sequence, Arena& arena);

}  // namespace regraft
