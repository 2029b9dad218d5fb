import tensorflow as tf


def unique_axis(x, axis):
    """The distinct subtensors of x along axis, in lexicographic order."""
    values = tf.raw_ops.UniqueV2(x=x, axis=[axis]).y
    rank = values.shape.rank
    first = [axis % rank] + [a for a in range(rank) if a != axis % rank]
    rows = tf.transpose(values, first)
    columns = x.shape.num_elements() // x.shape[axis]
    keys = tf.reshape(rows, [-1, columns])
    order = tf.range(tf.shape(rows)[0])
    for column in reversed(range(columns)):
        order = tf.gather(order, tf.argsort(tf.gather(keys[:, column], order), stable=True))
    return tf.gather(values, order, axis=axis)
