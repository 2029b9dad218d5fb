#include "semantic/calls/tree_types.h"

#include <vector>

#include "semantic/values.h"

namespace regraft::semantic {

namespace {

bool isBranch(const Type& type) { return type.kind == TypeKind::Tuple || type.kind == TypeKind::List || type.kind == TypeKind::Dict; }

/// A dict's items begin with what its keys are, which are no part of the tree, and what its values have in common, which says less
/// than those of its fields where it has no others.
std::size_t firstChild(const Type& branch) {
    if (branch.kind != TypeKind::Dict) return 0;
    return branch.fields.empty() || branch.isSeen ? 1 : 2;
}

}  // namespace

const Type* leafOfTree(Arena& arena, const Type* tree) {
    if (tree->standIns & NumberLeaf) return withStandIns(arena, unknownType(), NumberStandIn);
    if (!isBranch(*tree)) return tree;
    const Type* leaf = nullptr;
    for (std::size_t i = firstChild(*tree); i < tree->items.size(); ++i) {
        if (tree->items[i]->kind == TypeKind::None) continue;
        const Type* one = leafOfTree(arena, tree->items[i]);
        leaf = leaf ? joinTypes(arena, leaf, one) : one;
    }
    return leaf ? leaf : unknownType();
}

const Type* treeOf(Arena& arena, const Type* tree, const Type* leaf) {
    if (isPending(leaf)) return leaf;
    if (tree->isArray() || tree->isNumber()) return leaf;
    if (!isBranch(*tree)) return tree->kind == TypeKind::None || isPending(tree) ? tree : unknownType();
    std::vector<const Type*> items(tree->items.begin(), tree->items.end());
    for (std::size_t i = tree->kind == TypeKind::Dict ? 1 : 0; i < items.size(); ++i) items[i] = treeOf(arena, items[i], leaf);
    Type changed = *tree;
    changed.literal = nullptr;
    changed.items = arena.copy(items);
    return arena.make<Type>(changed);
}

}  // namespace regraft::semantic
