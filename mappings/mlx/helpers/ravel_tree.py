import mlx.core as mx


def ravel_tree(tree):
    """All leaves as one vector, and the function that makes a tree of such a vector again."""
    leaves = tree_leaves(tree)
    structure = tree_structure(tree)
    sizes = [leaf.size for leaf in leaves]

    def unravel(vector):
        parts = split_sizes(vector, sizes)
        return tree_unflatten(structure, [part.reshape(leaf.shape) for part, leaf in zip(parts, leaves)])

    return mx.concatenate([mx.flatten(leaf) for leaf in leaves]), unravel
