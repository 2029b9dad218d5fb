import tensorflow as tf


def rollaxis(x, axis, start=0):
    """x with the given axis moved before the position start."""
    rank = x.shape.rank
    axis = axis % rank
    start = start + rank if start < 0 else start
    order = [a for a in range(rank) if a != axis]
    order.insert(start - (axis < start), axis)
    return tf.transpose(x, order)
