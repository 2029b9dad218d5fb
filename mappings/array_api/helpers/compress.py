import array_api_strict as xp


def compress(condition, x, axis=None):
    """The subarrays of x along axis (None: flattened) where the condition is true."""
    if axis is None:
        x, axis = xp.reshape(x, (-1,)), 0
    return xp.take(x, xp.nonzero(condition)[0], axis=axis)
