#pragma once
// How a framework's code trains: what its tables' object `training` says.

#include <memory>
#include <string>
#include <vector>

namespace regraft {

/// How code looks that hands a model its parameters with each call, as flax.linen has it: `model.apply({'params': params}, x)`; or whose
/// models are such parameters themselves, as those of equinox. What a library has not is empty.
struct HandedRules {
    std::string modules;               ///< the class of modules that are values, their own parameters: "equinox.Module"
    std::vector<std::string> filters;  ///< functions that give of such a module what is trained: "equinox.filter"
    std::string list;                  ///< holds modules in a list, where modules own their parameters: "flax.nnx.List"
    std::string parameter;             ///< marks an array that such modules own: "flax.nnx.Param"
    std::vector<std::string> arrays;   ///< classes of arrays, as fields are annotated with them: "jax.Array"
    std::string setting;               ///< says of a field that it is no part of the parameters: "equinox.field"
    std::string key;                   ///< the keyword for a key of random numbers: "key"
    std::string split;                 ///< makes several keys of one: "jax.random.split"
    std::vector<std::string> maps;     ///< functions that call another one for each of a batch: "jax.vmap"
    std::vector<std::string>
        forEach;  ///< layers that do the same to each of a batch, whatever stands before the last axis: "equinox.nn.Linear"
    std::vector<std::string> forOne;  ///< layers that draw or keep what mapped calls can't: "equinox.nn.Dropout"
    std::string grad, valueAndGrad;   ///< make of a function of modules one that gives gradients: "equinox.filter_grad"
    std::string hasAux, positions;    ///< their keywords: of a function that gives more than its value, and for which arguments
    std::string state;                ///< the class that holds parameters and what changes them: "flax.training.train_state.TrainState"
    std::string create;               ///< the method of that class that makes one: "create"
    std::string replace;              ///< its method that gives another one, with some fields changed: "replace"
    std::string applyGradients;       ///< its method that gives the one after a step: "apply_gradients"
    std::string gradients;            ///< the keyword that it takes gradients by: "grads"
    std::string applyFunction;        ///< its field that calls the model: "apply_fn"
    std::string parameters;           ///< its field with the parameters: "params"
    std::string rule;                 ///< its field with what changes them: "tx"
    std::string init;                 ///< the method of modules and rules that makes what they are handed: "init"
    std::string apply;                ///< the method of modules that calls them with it: "apply"
    std::string collection;           ///< the key of the parameters in what modules are handed: "params"
    std::vector<std::string> collections;   ///< keys of what modules own beside parameters: "batch_stats"
    std::string streams;                    ///< the keyword for keys of random numbers: "rngs"
    std::string changing;                   ///< the keyword that asks for changed collections beside the result: "mutable"
    std::string method;                     ///< the keyword that says which method is called: "method"
    std::string update;                     ///< the method of rules that gives what is to be added to parameters: "update"
    std::vector<std::string> applyUpdates;  ///< functions that add it: "optax.apply_updates"
    std::string optimiserState, steps;      ///< fields of states: what the rule knows, and how often it was used
    std::string model, optimiser,
        wanted;                         ///< of the form that is read: fields of the helper of states, and the keyword for what is trained
    std::string jit;                    ///< compiles functions of arrays: "jax.jit"
    std::vector<std::string> leavesOf;  ///< functions that list the arrays of a tree: "jax.tree.leaves"
    std::vector<std::string> anyOrder;  ///< functions of a tree's arrays in whatever order and layout: "optax.global_norm"
    std::string leaves;                 ///< stands for the parameters of a module: "flax.nnx.bridge.leaves"
    std::string firstCall;              ///< stands for the first call of a module, which makes its parameters: "flax.nnx.bridge.lazy_init"
};

/// Three styles: gradients that gather in the parameters (`backward`, `step`, `clear`), and gradients that functions
/// give (`valueAndGrad`, `update`) or tapes (`tape`, `trainedVariables`, `update`). What a framework has not is empty.
struct TrainingRules {
    std::string optimiser;      ///< the class of optimisers: "torch.optim.Optimizer"
    std::string trained;        ///< the class of what optimisers change, where they are told: "flax.nnx.Param"
    std::string markedTrained;  ///< the helper that tells what is trained, where code says of some that it is not: "is_trained"
    std::string
        trainedArgument;     ///< what says of a loss function's argument which of its arrays gradients are taken of: "flax.nnx.DiffState"
    std::string parameters;  ///< the method of modules that gives what an optimiser changes: "parameters"
    std::string backward;    ///< the method of a loss that adds its gradients to the parameters': "backward"
    std::string gradient;    ///< the attribute of parameters in which gradients gather: "grad"
    std::string step;        ///< the method of optimisers that changes the parameters: "step"
    std::string clear;       ///< the method of optimisers and modules that sets gradients to zero: "zero_grad"
    std::vector<std::string> backwardKeywords, clearKeywords;  ///< of these methods, that change nothing that is computed: "retain_graph"
    std::string clipNorm;                                      ///< the function that scales all gradients down to a norm
    std::string clipValue;                                     ///< the function that limits each gradient
    std::string valueAndGrad;   ///< makes of a loss function of modules one that gives its value and gradients; or "helpers.…"
    bool takesModule = false;   ///< that is given the module too, and the function closes over it
    std::string evaluate;       ///< computes arrays now, of a framework that computes them when somebody looks: "mlx.core.eval"
    std::string state;          ///< the attribute of modules and optimisers with all their arrays: "state"
    std::string clipGradients;  ///< gives gradients scaled down to a norm, and the norm that they had: "mlx.optimizers.clip_grad_norm"
    std::string jit;            ///< the decorator of functions that are compiled
    std::string update;         ///< the method of optimisers that takes a module and its gradients
    std::string tape;  ///< the context in which the forward pass is recorded, whose value gives the gradients: "tensorflow.GradientTape"
    std::string trainedVariables;  ///< the attribute of modules that is what a tape's gradients are taken of: "trainable_variables"
    std::vector<std::string>
        recordsNothing;                  ///< contexts, decorators and switches under which nothing is recorded, or that say whether it is
    std::string scale;                   ///< the method of what scales losses, and their gradients back, that scales one: "scale"
    std::vector<std::string> rescales;   ///< its methods that say nothing where nothing is scaled
    std::string recorded;                ///< the attribute and parameter that marks arrays in which gradients gather: "requires_grad"
    std::string record;                  ///< the method of arrays that marks them
    std::string unrecorded;              ///< the attribute of arrays that is the same array, for which nothing is recorded: "data"
    std::string unlinked;                ///< the method of arrays that gives the same one, for which nothing is recorded: "detach"
    std::vector<std::string> clearedBy;  ///< methods of gradients that make them zero, or constants
    std::string gradientsOf;             ///< the function that gives gradients of a value by arrays: "torch.autograd.grad"
    std::string arrayGrad, arrayValueAndGrad;                ///< make of a function of arrays one that gives its gradients, with its value
    std::string moduleGrad;                                  ///< as arrayGrad, of a function that is given modules too
    std::string sum;                                         ///< the function that adds up an array
    std::string watch;                                       ///< the method of tapes that records what is computed of an array
    std::vector<std::string> evaluates;                      ///< methods of arrays that need their numbers: "item"
    std::vector<std::shared_ptr<const HandedRules>> handed;  ///< by library; empty if its modules own their parameters

    /// Whether modules hold bare arrays, and have others after each step; else variables, which steps write into.
    bool givesArraysAnew() const { return takesModule && trainedVariables.empty(); }
};

}  // namespace regraft
