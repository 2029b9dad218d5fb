import tensorflow as tf


def take_along_axis(x, indices, axis=-1):
    """The elements at the indices along axis, at the indices' own position along the other axes."""
    rank = x.shape.rank
    axis = axis % rank
    order = [a for a in range(rank) if a != axis] + [axis]
    indices = indices if indices.dtype in (tf.int32, tf.int64) else tf.cast(indices, tf.int64)
    x, indices = tf.transpose(x, order), tf.transpose(indices, order)
    batch = tf.broadcast_static_shape(x.shape[:-1], indices.shape[:-1])
    length = tf.cast(tf.shape(x)[-1], indices.dtype)
    x, indices = (a if a.shape[:-1] == batch else tf.broadcast_to(a, batch + a.shape[-1:]) for a in (x, indices))
    result = tf.gather(x, tf.math.floormod(indices, length), batch_dims=rank - 1)
    return tf.transpose(result, [order.index(a) for a in range(rank)])
