import array_api_strict as xp


def strided_set(x: xp.Array, values: xp.Array, shape, strides, offset: int = 0):
    """A copy of x, in row-major order, with values written at the places that lie strides apart, offset from the first."""
    places = xp.asarray(offset)
    for axis, (length, stride) in enumerate(zip(shape, strides)):
        places = places + xp.reshape(xp.arange(length) * stride, (-1,) + (1,) * (len(shape) - axis - 1))
    flat = xp.at_set(xp.reshape(x, (-1,)), xp.reshape(places, (-1,)), xp.reshape(values, (-1,)))
    return xp.reshape(flat, x.shape)
