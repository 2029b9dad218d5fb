import tensorflow as tf


def solve(x1, x2):
    """The solution X of x1 @ X = x2; x2 is one vector if it has rank 1; leading axes broadcast."""
    if x2.shape.rank == 1:
        batch = x1.shape[:-2]
        x2 = tf.broadcast_to(tf.expand_dims(x2, -1), batch + [x2.shape[0], 1])
        return tf.squeeze(tf.linalg.solve(x1, x2), axis=-1)
    batch = tf.broadcast_static_shape(x1.shape[:-2], x2.shape[:-2])
    return tf.linalg.solve(
        tf.broadcast_to(x1, batch + x1.shape[-2:]), tf.broadcast_to(x2, batch + x2.shape[-2:])
    )
