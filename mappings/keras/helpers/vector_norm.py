from keras import ops


def vector_norm(x, axis=None, keepdims=False, ord=2):
    """The norm (sum of |x|**ord)**(1/ord) over the given axes (None: all), also for ord 0, inf and -inf."""
    x = ops.abs(x)
    if ord == float("inf"):
        return ops.max(x, axis=axis, keepdims=keepdims)
    if ord == float("-inf"):
        return ops.min(x, axis=axis, keepdims=keepdims)
    if ord == 0:
        return ops.sum(ops.cast(x != 0, x.dtype), axis=axis, keepdims=keepdims)
    if ord == 2:
        return ops.sqrt(ops.sum(ops.square(x), axis=axis, keepdims=keepdims))
    return ops.sum(x**ord, axis=axis, keepdims=keepdims) ** (1 / ord)
