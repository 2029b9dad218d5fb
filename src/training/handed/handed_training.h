#pragma once
// Training of models that are handed their parameters with each call, read as training of models that own them.
//
//     params = model.init(rng, x)['params']                           nnx.bridge.lazy_init(model, x)
//     state = TrainState.create(apply_fn=model.apply,                 state = TrainState(model, nnx.Optimizer(model, tx, wrt=nnx.Param))
//                               params=params, tx=tx)
//     …                                                               …
//     def loss_fn(params):                                      →     def loss_fn(model):
//         logits = state.apply_fn({'params': params}, x)                  logits = model(x)
//         return loss(logits, y)                                          return loss(logits, y)
//     loss, grads = jax.value_and_grad(loss_fn)(state.params)         loss, grads = nnx.value_and_grad(loss_fn)(state.model)
//     state = state.apply_gradients(grads=grads)                      state.optimizer.update(state.model, grads)

#include <functional>
#include <string>
#include <vector>

#include "mapping/tables.h"
#include "modules/reading.h"
#include "semantic/analysis.h"

namespace regraft {

/// A place of such training that stays as it is.
struct LeftTraining {
    Span span;
    std::string api;
    std::string problem;
};

/// All of a file is read in another form, or nothing.
struct HandedTraining {
    std::vector<ReadEdit> edits;
    std::vector<LeftTraining> left;
    bool isWhole = false;        ///< a library that files are left whole with (equinox) is read, too
    std::string leftWhole = {};  ///< why it is not
};

/// Whether training of models that are handed their parameters can be written in the target.
bool hasTrainingStates(const Framework& target);

/// `written` turns qualified names in a text into the file's own. `left`: why a module of the file stays as it is; empty if none does.
HandedTraining readHandedTraining(const ParsedFile& file, const Analysis& analysis, const Framework& source, const Framework& target,
                                  const std::function<std::string(const std::string&)>& written, const std::string& left);

}  // namespace regraft
