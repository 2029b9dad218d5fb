import tensorflow as tf


def cond(pred, true_fun, false_fun, *operands):
    """What one of the functions gives, by pred."""
    return tf.cond(pred, lambda: true_fun(*operands), lambda: false_fun(*operands))
