import keras


def dropout(x, p=0.5, training=True):
    """x with each element zeroed with probability p, the others scaled up, while training."""
    return keras.random.dropout(x, p) if training else x
