import array_api_strict as xp


def hardened(x: xp.Array, axis: int = -1):
    """One where x is greatest along axis, zero elsewhere, with the gradient of x."""
    largest = xp.nn.one_hot(xp.argmax(x, axis=axis), x.shape[axis], axis=axis, dtype=x.dtype)
    return largest - xp.stop_gradient(x) + x
