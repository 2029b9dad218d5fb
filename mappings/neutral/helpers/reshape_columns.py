import array_api_strict as xp


def reshape_columns(x: xp.Array, shape: tuple[int, ...]):
    """x's elements in column-major order, the first index fastest, in another shape, which they fill in the same order."""
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    elements = xp.permute_dims(x, tuple(range(x.ndim))[::-1])
    return xp.permute_dims(xp.reshape(elements, shape[::-1]), tuple(range(len(shape)))[::-1])
