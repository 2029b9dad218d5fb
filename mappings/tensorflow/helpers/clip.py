import tensorflow as tf


def clip(x, min=None, max=None):
    """x raised to min where below it, then lowered to max where above it; None is no bound."""
    if min is not None:
        x = tf.maximum(x, min)
    return x if max is None else tf.minimum(x, max)
