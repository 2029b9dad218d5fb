import tensorflow as tf


def corrcoef(x, y=None, rowvar=True):
    """The matrix of correlation coefficients of the variables in x's rows (rowvar=False: columns), y's added."""
    parts = []
    for part in (x,) if y is None else (x, y):
        part = tf.expand_dims(part, 0) if part.shape.rank == 1 else part if rowvar else tf.transpose(part)
        parts.append(part if part.dtype.is_floating or part.dtype.is_complex else tf.cast(part, tf.float32))
    x = tf.concat(parts, axis=0)
    x = x - tf.reduce_mean(x, axis=1, keepdims=True)
    covariance = tf.matmul(x, x, adjoint_b=True)
    deviation = tf.sqrt(tf.linalg.diag_part(covariance))
    matrix = tf.squeeze(covariance / deviation / tf.expand_dims(deviation, 1))
    return matrix if matrix.dtype.is_complex else tf.clip_by_value(matrix, -1.0, 1.0)
