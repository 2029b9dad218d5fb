import tensorflow as tf


def diagonal(x, offset=0, axis1=0, axis2=1):
    """The diagonals of x over the plane of axis1 and axis2, as the last axis."""
    rank = x.shape.rank
    axis1, axis2 = axis1 % rank, axis2 % rank
    order = [a for a in range(rank) if a not in (axis1, axis2)] + [axis1, axis2]
    return tf.linalg.diag_part(tf.transpose(x, order), k=offset)
