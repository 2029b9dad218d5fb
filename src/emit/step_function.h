#pragma once
// The function that a training step becomes where functions or tapes give gradients.
//
//     @nnx.jit                                                @tf.function
//     def train_step(model, optimizer, x, y):                 def train_step(model, optimizer, x, y):
//         def loss_fn(model):                                     with tf.GradientTape() as tape:
//             return criterion(model(x), y)                           loss = criterion(model(x, training=True), y)
//                                                                 grads = tape.gradient(loss, model.trainable_variables)
//         loss, grads = nnx.value_and_grad(loss_fn)(model)        optimizer.apply_gradients(zip(grads, model.trainable_variables))
//         optimizer.update(model, grads)                          return loss
//         return loss

#include <functional>
#include <string>

#include "emit/rewrite.h"
#include "mapping/training_rules.h"
#include "training/training_step.h"

namespace regraft {

/// What a step's function has to know of the code around it.
struct StepSurroundings {
    std::string gathered;    ///< the variable for gradients that are added up
    std::string split;       ///< the function that takes keys off one
    bool areMarked = false;  ///< whether some parameters are said not to be trained
};

/// `fresh` gives a name of its base that is free inside of the function.
Outline writeStep(const TrainingStep& step, const TrainingRules& rules, const StepSurroundings& around,
                  const std::function<std::string(const std::string&)>& fresh, const std::string& name);

}  // namespace regraft
