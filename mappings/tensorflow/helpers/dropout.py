import tensorflow as tf


def dropout(x, p, training):
    """x with elements zeroed with probability p and the others scaled to make up for it; x itself outside training."""
    if not training or p == 0:
        return x
    if p == 1:
        return tf.zeros_like(x)
    return tf.nn.dropout(x, rate=p)
