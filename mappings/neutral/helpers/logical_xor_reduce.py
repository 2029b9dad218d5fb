import array_api_strict as xp


def logical_xor_reduce(x: xp.Array, axis: int = 0, keepdims: bool = False):
    """What logical_xor makes of the first two subarrays along axis, of that and the third, and so on."""
    moved = xp.moveaxis(x, axis, 0)
    result = moved[0]
    for k in range(1, moved.shape[0]):
        result = xp.logical_xor(result, moved[k])
    return xp.expand_dims(result, axis=axis) if keepdims else result
