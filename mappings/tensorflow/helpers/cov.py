import tensorflow as tf


def cov(x, y=None, rowvar=True, correction=1):
    """The covariance matrix of the variables in x's rows (rowvar=False: columns), y's added."""
    parts = []
    for part in (x,) if y is None else (x, y):
        part = tf.expand_dims(part, 0) if part.shape.rank == 1 else part if rowvar else tf.transpose(part)
        parts.append(part if part.dtype.is_floating or part.dtype.is_complex else tf.cast(part, tf.float32))
    x = tf.concat(parts, axis=0)
    x = x - tf.reduce_mean(x, axis=1, keepdims=True)
    return tf.squeeze(tf.matmul(x, x, adjoint_b=True) / (x.shape[1] - correction))
