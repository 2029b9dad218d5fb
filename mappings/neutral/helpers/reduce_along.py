import array_api_strict as xp


def reduce_along(f, x: xp.Array, axis: int = 0, keepdims: bool = False):
    """What f makes of the first two subarrays along axis, of that and the third, and so on."""
    moved = xp.moveaxis(x, axis, 0)
    result = moved[0]
    for k in range(1, moved.shape[0]):
        result = f(result, moved[k])
    return xp.expand_dims(result, axis=axis) if keepdims else result
