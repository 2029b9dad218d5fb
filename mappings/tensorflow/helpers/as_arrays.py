import tensorflow as tf


def as_arrays(tree):
    """The nested structure with arrays in place of its numbers."""
    return tf.nest.map_structure(lambda leaf: tf.convert_to_tensor(leaf) if isinstance(leaf, (bool, int, float, complex)) else leaf, tree)
