import tensorflow as tf


def fold(f, xs, initial):
    """The last of carry = f(carry, x) along the first axis of xs."""
    carry = as_arrays(initial)
    for i in range(tf.nest.flatten(xs)[0].shape[0]):
        carry = f(carry, tf.nest.map_structure(lambda leaf: leaf[i], xs))
    return carry
