#pragma once
// Types of nested containers, which frameworks call trees: `{"w": x, "layers": [y, (z, None)]}`.

#include "neutral/type.h"

namespace regraft::semantic {

/// What all leaves of the tree are; unknown if they differ or are not known. None has no leaves.
const Type* leafOfTree(Arena& arena, const Type* tree);

/// The tree with `leaf` in the place of every leaf; unknown where what stands in the tree is not known.
const Type* treeOf(Arena& arena, const Type* tree, const Type* leaf);

}  // namespace regraft::semantic
