#pragma once
// Attributes of a layer in the terms of the operation that made it: `linear.kernel` of flax is its array "weight", laid out otherwise.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "mapping/layer_members.h"
#include "mapping/tables.h"

namespace regraft {

/// An array as a class has it.
struct OwnedArray {
    std::string name;                             ///< "kernel", "in_proj.kernel"
    std::vector<std::vector<std::string>> parts;  ///< the operation's arrays, joined; each a sum of some
    std::vector<NamedAxis> axes;                  ///< each axis that the arguments multiply as often as they do
    bool isCounted = true;                        ///< how often they do is known: it has as many axes

    int rank() const { return isCounted ? static_cast<int>(axes.size()) : -1; }
};

/// The array that an attribute of the class is; nothing if it is none.
std::optional<OwnedArray> arrayNamed(std::string_view attribute, std::string_view className, const neutral::Expr& layer,
                                     const Framework& framework, const Tables& tables);
/// The array of the class that holds the same; nothing if there is none.
std::optional<OwnedArray> arrayHolding(const OwnedArray& other, std::string_view className, const neutral::Expr& layer,
                                       const Framework& framework, const Tables& tables);

/// Axis i of `to` is axis order[i] of `from`; empty if they have the same order, nothing if one is no rearrangement of the other.
std::optional<std::vector<int>> orderOf(const OwnedArray& from, const OwnedArray& to);

/// The parameter of the operation that an attribute keeps the argument of, as classes keep those of their constructors; empty if it is
/// none.
std::string argumentNamed(std::string_view attribute, const LayerMaker& maker, const Framework& framework, const Tables& tables);

/// What may have made an instance of a layer's class, with who knows which arguments; none if the entry is no such class.
std::span<const LayerMaker> makersOf(const ApiEntry& entry, Arena& arena);

}  // namespace regraft
