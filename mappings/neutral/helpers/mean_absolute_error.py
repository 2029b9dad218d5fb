import array_api_strict as xp


def mean_absolute_error(target: xp.Array, x: xp.Array):
    """The differences without their signs, element by element; a last axis of one element that only one of them has is no axis."""
    return xp.abs(xp.nn.squeezed_like(x, target) - xp.nn.squeezed_like(target, x))
