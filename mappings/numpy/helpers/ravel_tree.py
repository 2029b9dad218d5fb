import numpy as np


def ravel_tree(tree):
    """The elements of all leaves in one array, and a function from such an array back to the structure."""
    leaves = tree_leaves(tree)
    ends = [0]
    for leaf in leaves:
        ends.append(ends[-1] + np.size(leaf))

    def unravel(flat):
        parts = iter(flat[begin:end] for begin, end in zip(ends, ends[1:]))
        return tree_unflatten(tree_structure(tree), [np.reshape(next(parts), np.shape(leaf)) for leaf in leaves])

    return np.concatenate([np.ravel(leaf) for leaf in leaves]), unravel
