from keras import ops


def old_hard_sigmoid(x):
    """The hard sigmoid of Keras 2, which is steeper than the one of Keras 3."""
    return ops.clip(0.2 * x + 0.5, 0.0, 1.0)
