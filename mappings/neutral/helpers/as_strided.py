import array_api_strict as xp


def as_strided(x: xp.Array, shape, strides, offset: int = 0):
    """The elements of x, in row-major order, that lie strides apart, offset from the first."""
    places = xp.asarray(offset)
    for axis, (length, stride) in enumerate(zip(shape, strides)):
        places = places + xp.reshape(xp.arange(length) * stride, (-1,) + (1,) * (len(shape) - axis - 1))
    return xp.reshape(xp.take(xp.reshape(x, (-1,)), xp.reshape(places, (-1,)), axis=0), tuple(shape))
