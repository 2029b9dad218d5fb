#pragma once
// How a framework's modules look that are made as they are first called: what its tables' object `compact_modules` says.

#include <string>
#include <unordered_map>
#include <vector>

namespace regraft {

/// Modules that exist only while a function is transformed (haiku): they are made as they are first called, too, but have constructors
/// of their own.
struct TransformedRules {
    std::string base;                      ///< "haiku.Module"
    std::string transform;                 ///< makes of a function one that is handed its parameters: "haiku.transform"
    std::string keyless;                   ///< has `apply` take no key: "haiku.without_apply_rng"
    std::string keys;                      ///< gives one key after the other: "haiku.PRNGSequence"
    std::string nextKey;                   ///< gives a key inside of the function: "haiku.next_rng_key"
    std::string drop;                      ///< takes such a key, and zeroes elements: "haiku.dropout"
    std::string parameter;                 ///< makes a parameter: "haiku.get_parameter"
    std::string initialisers;              ///< where what makes first values lies: "haiku.initializers."
    std::string chain;                     ///< the layer of many that are called one after the other: "haiku.Sequential"
    std::string dense;                     ///< "haiku.Linear"
    std::string perceptron;                ///< dense layers one after the other: "haiku.nets.MLP"
    std::string attention;                 ///< the layer that is called with several arrays: "haiku.MultiHeadAttention"
    std::string activation;                ///< what stands between those: "jax.nn.relu"
    std::string init, apply;               ///< the members of what a transformation gives
    std::vector<std::string> firstValues;  ///< keywords that say what weights layers start from: "w_init"
    std::vector<std::string> annotations;  ///< types of what is nowhere where modules own their parameters: "optax.OptState"
};

/// Such a class is a dataclass, whose layers are made in a method `setup` or right where they are called.
struct CompactModuleRules {
    std::string base;                      ///< "flax.linen.Module"
    std::string compact;                   ///< the decorator of the method that makes layers: "flax.linen.compact"
    std::vector<std::string> plain;        ///< decorators that change nothing of what a method computes: "flax.linen.nowrap"
    std::string setup;                     ///< the method that makes layers before others are called: "setup"
    std::string name;                      ///< the keyword that names a layer: "name"
    std::vector<std::string> modes;        ///< keywords that are true when not training: "deterministic"
    std::vector<std::string> firstValues;  ///< keywords that say what weights layers start from: "kernel_init"
    std::unordered_map<std::string, std::string>
        values;             ///< classes of layers that stand as values, and the names by which those have entries
    std::string parameter;  ///< the method that makes a parameter: "param"
    std::string key;        ///< an expression that gives a key for first values
    std::string merge;      ///< what takes a field or an argument, whichever is given: "flax.linen.merge_param"
    /// What functions that make first values give, as an expression over their parameters and `shape`.
    std::unordered_map<std::string, std::string> initialisers;
    TransformedRules transformed;  ///< empty where the framework has none
};

}  // namespace regraft
