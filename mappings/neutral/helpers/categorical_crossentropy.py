import array_api_strict as xp


def categorical_crossentropy(target: xp.Array, x: xp.Array):
    """Less the logarithm of the probabilities in the rows of x, by the share that target gives each class."""
    x = xp.clip(x / xp.sum(x, axis=-1, keepdims=True), 1e-07, 1 - 1e-07)
    return -xp.sum(target * xp.log(x), axis=-1)
