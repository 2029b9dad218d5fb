import tensorflow as tf


def rot90(x, k=1, axes=(0, 1)):
    """x turned k times by 90 degrees in the plane of the two axes, from the first toward the second."""
    first, second = axes
    if k % 4 == 0:
        return x
    if k % 4 == 2:
        return tf.reverse(x, [first, second])
    order = list(range(x.shape.rank))
    order[first], order[second] = order[second], order[first]
    if k % 4 == 1:
        return tf.transpose(tf.reverse(x, [second]), order)
    return tf.reverse(tf.transpose(x, order), [second])
