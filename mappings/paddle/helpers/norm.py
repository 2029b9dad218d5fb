import paddle


def norm(x, ord=None, axis=None, keepdims=False):
    """The 2-norm of all elements, a vector norm along an axis, or a matrix norm over a pair of axes."""
    if ord is None or isinstance(axis, int) or (axis is None and x.ndim == 1):
        return paddle.linalg.vector_norm(x, p=2 if ord is None else ord, axis=axis, keepdim=keepdims)
    axes = [0, 1] if axis is None else [one % x.ndim for one in axis]
    if ord == "fro":
        return paddle.linalg.vector_norm(x, axis=axes, keepdim=keepdims)
    return paddle.linalg.matrix_norm(x, p=ord, axis=axes, keepdim=keepdims)
