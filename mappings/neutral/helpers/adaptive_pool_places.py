import math

import array_api_strict as xp


def adaptive_pool_places(x: xp.Array, dims: int, output_size):
    """Where the windows that divide the last dims axes of x evenly have their greatest elements, numbered over these axes."""
    output_size = tuple(output_size) if isinstance(output_size, (tuple, list)) else (output_size,) * dims
    sizes = tuple(x.shape[-dims:])
    places = xp.broadcast_to(xp.reshape(xp.arange(math.prod(sizes)), sizes), tuple(x.shape))
    for axis, (length, size) in enumerate(zip(sizes, output_size), -dims):
        size = length if size is None else size
        greatest, chosen = [], []
        for i in range(size):
            part = (..., slice(i * length // size, -(-(i + 1) * length // size))) + (slice(None),) * (-1 - axis)
            index = xp.argmax(x[part], axis=axis, keepdims=True)
            greatest.append(xp.take_along_axis(x[part], index, axis=axis))
            chosen.append(xp.take_along_axis(places[part], index, axis=axis))
        x = xp.concat(greatest, axis=axis)
        places = xp.concat(chosen, axis=axis)
    return places
