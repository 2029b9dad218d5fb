import array_api_strict as xp


def prelu(x: xp.Array, weight: xp.Array):
    """x where it is positive, else weight * x; a weight for all, or one a channel (axis 1)."""
    if x.ndim > 1 and weight.ndim == 1:
        weight = xp.reshape(weight, (1, -1) + (1,) * (x.ndim - 2))
    elif x.ndim == 0:
        weight = xp.reshape(weight, ())
    return xp.where(x > 0, x, weight * x)
