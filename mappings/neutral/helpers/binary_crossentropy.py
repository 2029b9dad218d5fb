import array_api_strict as xp


def binary_crossentropy(target: xp.Array, x: xp.Array):
    """Less the logarithm of the probability that x gives to what is: target says how much it is 1, and not 0."""
    target = xp.nn.squeezed_like(target, x)
    x = xp.clip(xp.nn.squeezed_like(x, target), 1e-07, 1 - 1e-07)
    return -(target * xp.log(x) + (1 - target) * xp.log(1 - x))
