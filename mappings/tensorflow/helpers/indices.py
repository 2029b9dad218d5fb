import tensorflow as tf


def indices(dimensions):
    """The row, column, … indices of a grid of the given shape, stacked along a new first axis."""
    return tf.stack(tf.meshgrid(*[tf.range(n) for n in dimensions], indexing="ij"))
