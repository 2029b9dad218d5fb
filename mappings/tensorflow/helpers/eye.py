import tensorflow as tf


def eye(n_rows, n_cols=None, k=0, dtype=tf.float32):
    """A matrix with ones where column - row equals k and zeros elsewhere."""
    n_cols = n_rows if n_cols is None else n_cols
    rows = tf.expand_dims(tf.range(n_rows), 1)
    return tf.cast(tf.equal(tf.range(n_cols) - rows, k), dtype)
