import tensorflow as tf


def norm(x, ord=None, axis=None, keepdims=False):
    """The vector norm along an axis, or the matrix norm over two; without ord the root of the sum of squares."""
    x = tf.convert_to_tensor(x)
    rank = x.shape.rank
    size = tf.abs(x)
    if ord is None or (ord == "fro" and axis is None):
        return tf.sqrt(tf.reduce_sum(tf.square(size), axis=axis, keepdims=keepdims))
    axes = list(range(rank)) if axis is None else [axis] if isinstance(axis, int) else list(axis)
    if len(axes) == 1:
        if ord in (float("inf"), float("-inf")):
            reduce = tf.reduce_max if ord > 0 else tf.reduce_min
            return reduce(size, axis=axes, keepdims=keepdims)
        if ord == 0:
            return tf.math.count_nonzero(x, axis=axes, keepdims=keepdims, dtype=size.dtype)
        return tf.reduce_sum(size**ord, axis=axes, keepdims=keepdims) ** (1 / ord)
    rows, columns = [a % rank for a in axes]
    if ord == "fro":
        return tf.sqrt(tf.reduce_sum(tf.square(size), axis=axes, keepdims=keepdims))
    if ord in ("nuc", 2, -2):
        order = [a for a in range(rank) if a not in (rows, columns)] + [rows, columns]
        values = tf.linalg.svd(tf.transpose(x, order), compute_uv=False)
        result = {"nuc": tf.reduce_sum, 2: tf.reduce_max, -2: tf.reduce_min}[ord](values, axis=-1)
        if 0 in values.shape[-1:]:
            result = tf.zeros_like(result)
    else:
        summed, other = (rows, columns) if ord in (1, -1) else (columns, rows)
        sums = tf.reduce_sum(size, axis=summed, keepdims=True)
        reduce = tf.reduce_max if ord > 0 else tf.reduce_min
        result = tf.squeeze(reduce(sums, axis=other, keepdims=True), axis=[rows, columns])
    if keepdims:
        for a in sorted((rows, columns)):
            result = tf.expand_dims(result, a)
    return result
