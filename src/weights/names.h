#pragma once
// Names in a checkpoint as a tree: "conv.0.weight" lies in `0` in `conv`.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "weights/checkpoint.h"

namespace regraft {

struct NameTree {
    std::string path;                ///< as the checkpoint writes it
    const Tensor* tensor = nullptr;  ///< null where it has none itself
    std::map<std::string, NameTree> inside;

    bool isEmpty() const { return !tensor && inside.empty(); }
};

/// What a pattern with stars has in a tree: the place, and what the stars stand for.
struct Match {
    const NameTree* tree;
    std::vector<std::string> stars;
};

/// Names are split at '/' if any has one, else at '.'.
NameTree treeOf(const Checkpoint& checkpoint);

/// All places in `tree` that "layers.*" names; a star stands for a part of one name between dots, or for all of it.
std::vector<Match> find(const NameTree& tree, std::string_view pattern);

/// A pattern with its stars filled in, in order.
std::string filled(std::string_view pattern, const std::vector<std::string>& stars);

/// Every place in the tree that has an array.
void forEachArray(const NameTree& tree, auto&& visit) {
    if (tree.tensor) visit(tree);
    for (const auto& [name, inner] : tree.inside) forEachArray(inner, visit);
}

}  // namespace regraft
