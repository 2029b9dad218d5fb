import array_api_strict as xp


def sparse_categorical_crossentropy(target: xp.Array, x: xp.Array):
    """Less the logarithm of the probability that each row of x gives to the class that target says."""
    x = xp.clip(x / xp.sum(x, axis=-1, keepdims=True), 1e-07, 1 - 1e-07)
    return xp.nn.picked_loss(xp.log(x), target)
