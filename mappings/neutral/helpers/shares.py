import array_api_strict as xp


def shares(x: xp.Array):
    """The shares of the elements in their sum along the last axis."""
    return x / xp.sum(x, axis=-1, keepdims=True)
