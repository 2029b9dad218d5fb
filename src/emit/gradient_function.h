#pragma once
// What becomes of gradients that code takes of arrays, where functions or tapes give them.
//
//     def loss_fn(w):                                          with tf.GradientTape() as tape:
//         return ((x @ w - y) ** 2).mean()                         tape.watch(w)
//                                                                  loss = tf.reduce_mean((x @ w - y) ** 2)
//     loss, w_grad = jax.value_and_grad(loss_fn)(w)            w_grad = tape.gradient(loss, w)

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "emit/rewrite.h"
#include "mapping/training_rules.h"
#include "training/array_gradients.h"

namespace regraft {

/// `targets`: the variables that take the gradients; `fresh` gives a name of its base that is free.
Outline writeGradient(const ArrayGradient& gradient, const TrainingRules& rules, const std::vector<std::string>& targets,
                      const std::function<std::string(const std::string&)>& fresh);

/// Of a chain of derivatives: its value's function, or one of them. `functions`: by variable, what those are called.
Outline writeDerivative(const ArrayGradient& gradient, const TrainingRules& rules, std::map<std::string, std::string>& functions,
                        const std::function<std::string(const std::string&)>& fresh);

}  // namespace regraft
