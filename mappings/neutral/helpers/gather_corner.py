import array_api_strict as xp


def gather_corner(x: xp.Array, indices: xp.Array, axis: int):
    """The elements of x at indices along axis, in the corner that indices spans along the other axes."""
    corner = tuple(slice(None) if d == axis % x.ndim else slice(n) for d, n in enumerate(indices.shape))
    return xp.take_along_axis(x[corner], indices, axis=axis)
