import array_api_strict as xp


def norm(x, ord=None, axis=None, keepdims=False):
    """The 2-norm of all elements, a vector norm along an axis, or a matrix norm over a pair of axes."""
    if ord is None or isinstance(axis, int) or (axis is None and x.ndim == 1):
        return xp.linalg.vector_norm(x, axis=axis, keepdims=keepdims, ord=2 if ord is None else ord)
    axes = (0, 1) if axis is None else tuple(one % x.ndim for one in axis)
    result = xp.linalg.matrix_norm(xp.moveaxis(x, axes, (-2, -1)), ord=ord)
    return xp.expand_dims(result, axis=tuple(sorted(axes))) if keepdims else result
