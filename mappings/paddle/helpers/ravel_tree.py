import paddle


def ravel_tree(tree):
    """The elements of all leaves in one array, and a function from such an array back to the structure."""
    leaves = tree_leaves(tree)
    ends = [0]
    for leaf in leaves:
        ends.append(ends[-1] + asarray(leaf).size)

    def unravel(flat):
        parts = iter(flat[begin:end] for begin, end in zip(ends, ends[1:]))
        return tree_unflatten(tree_structure(tree), [paddle.reshape(next(parts), asarray(leaf).shape) for leaf in leaves])

    return paddle.concat([paddle.reshape(asarray(leaf), (-1,)) for leaf in leaves]), unravel
