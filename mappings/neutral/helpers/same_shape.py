import array_api_strict as xp


def same_shape(x: xp.Array, y: xp.Array):
    """Whether the two have the same axes of the same lengths."""
    return tuple(x.shape) == tuple(y.shape)
