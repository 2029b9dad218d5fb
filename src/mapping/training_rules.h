#pragma once
// How a framework's code trains: what its tables' object `training` says.

#include <string>
#include <vector>

namespace regraft {

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
    std::vector<std::string> clearedBy;  ///< methods of gradients that make them zero, or constants
    std::string gradientsOf;             ///< the function that gives gradients of a value by arrays: "torch.autograd.grad"
    std::string arrayGrad, arrayValueAndGrad;  ///< make of a function of arrays one that gives its gradients, with its value
    std::string moduleGrad;                    ///< as arrayGrad, of a function that is given modules too
    std::string sum;                           ///< the function that adds up an array
    std::string watch;                         ///< the method of tapes that records what is computed of an array
    std::vector<std::string> evaluates;        ///< methods of arrays that need their numbers: "item"

    /// Whether modules hold bare arrays, and have others after each step; else variables, which steps write into.
    bool givesArraysAnew() const { return takesModule && trainedVariables.empty(); }
};

}  // namespace regraft
