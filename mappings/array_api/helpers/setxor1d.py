import array_api_strict as xp


def setxor1d(x1, x2):
    """The distinct elements that occur in exactly one of both, ascending."""
    dtype = x1.dtype if x1.dtype == x2.dtype else xp.result_type(x1, x2)
    a = xp.unique_values(xp.astype(xp.reshape(x1, (-1,)), dtype))
    b = xp.unique_values(xp.astype(xp.reshape(x2, (-1,)), dtype))
    differ = xp.expand_dims(a, axis=1) != xp.expand_dims(b, axis=0)
    return xp.sort(xp.concat([a[xp.all(differ, axis=1)], b[xp.all(differ, axis=0)]]))
