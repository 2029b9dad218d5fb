import tensorflow as tf


def lexsort(keys, axis=-1):
    """The indices that sort by several keys along axis, the last key first, stably."""
    keys = [tf.convert_to_tensor(key) for key in (tf.unstack(keys) if tf.is_tensor(keys) else keys)]
    rank = keys[0].shape.rank
    order = [a for a in range(rank) if a != axis % rank] + [axis % rank]
    result = None
    for key in keys:
        key = tf.transpose(tf.cast(key, tf.int32) if key.dtype == tf.bool else key, order)
        if result is None:
            result = tf.argsort(key, stable=True)
        else:
            place = tf.argsort(tf.gather(key, result, batch_dims=rank - 1), stable=True)
            result = tf.gather(result, place, batch_dims=rank - 1)
    return tf.transpose(result, [order.index(a) for a in range(rank)])
