import array_api_strict as xp


def broadcast_tensordot(x1: xp.Array, x2: xp.Array, axes):
    """The sum of products over pairs of axes, where one of length 1 goes with all elements of the other."""
    for first, second in zip(axes[0], axes[1]):
        if x1.shape[first] == 1:
            x2 = xp.sum(x2, axis=second, keepdims=True, dtype=x2.dtype)
        elif x2.shape[second] == 1:
            x1 = xp.sum(x1, axis=first, keepdims=True, dtype=x1.dtype)
    return xp.tensordot(x1, x2, axes=axes)
