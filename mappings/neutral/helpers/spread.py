import array_api_strict as xp


def spread(x: xp.Array, strides: tuple[int, ...]):
    """x with zeros between its elements along the last axes, so that they lie strides apart."""
    for axis, stride in enumerate(strides, -len(strides)):
        rest = x.shape[x.ndim + axis + 1:]
        length = x.shape[axis]
        x = xp.reshape(x, (*x.shape[:x.ndim + axis], length, 1, *rest))
        x = xp.pad(x, [(0, 0)] * (x.ndim + axis) + [(0, stride - 1)] + [(0, 0)] * len(rest))
        x = xp.reshape(x, (*x.shape[:x.ndim + axis - 1], length * stride, *rest))
        x = x[(..., slice(0, (length - 1) * stride + 1)) + (slice(None),) * len(rest)]
    return x
