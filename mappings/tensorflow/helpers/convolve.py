import tensorflow as tf


def convolve(x1, x2, mode="full"):
    """The discrete convolution of two vectors: "full", "same" or "valid"."""
    if x1.shape[0] < x2.shape[0]:
        x1, x2 = x2, x1
    n, m = x1.shape[0], x2.shape[0]
    padded = tf.pad(x1, [[m - 1, m - 1]])
    windows = tf.gather(padded, tf.expand_dims(tf.range(n + m - 1), 1) + tf.range(m))
    full = tf.reduce_sum(windows * tf.reverse(x2, [0]), axis=1)
    if mode == "full":
        return full
    return full[(m - 1) // 2 : (m - 1) // 2 + n] if mode == "same" else full[m - 1 : n]
