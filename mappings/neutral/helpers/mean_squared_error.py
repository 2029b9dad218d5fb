import array_api_strict as xp


def mean_squared_error(target: xp.Array, x: xp.Array):
    """The squared differences, element by element; a last axis of one element that only one of them has is no axis."""
    return xp.square(xp.nn.squeezed_like(x, target) - xp.nn.squeezed_like(target, x))
