import tensorflow as tf


def ravel_tree(tree):
    """The elements of all leaves in one array, and a function from such an array back to the structure."""
    leaves = tree_leaves(tree)
    ends = [0]
    for leaf in leaves:
        ends.append(ends[-1] + int(tf.size(leaf)))

    def unravel(flat):
        parts = iter(flat[begin:end] for begin, end in zip(ends, ends[1:]))
        return tree_unflatten(tree_structure(tree), [tf.reshape(next(parts), tf.shape(leaf)) for leaf in leaves])

    return tf.concat([tf.reshape(leaf, (-1,)) for leaf in leaves], axis=0), unravel
