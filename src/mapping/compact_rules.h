#pragma once
// How a framework's modules look that are made as they are first called: what its tables' object `compact_modules` says.

#include <string>
#include <unordered_map>
#include <vector>

namespace regraft {

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
};

}  // namespace regraft
