import array_api_strict as xp


def setdiff1d(x1, x2):
    """The distinct elements of x1 that do not occur in x2, ascending."""
    dtype = x1.dtype if x1.dtype == x2.dtype else xp.result_type(x1, x2)
    a = xp.unique_values(xp.astype(xp.reshape(x1, (-1,)), dtype))
    b = xp.unique_values(xp.astype(xp.reshape(x2, (-1,)), dtype))
    return a[xp.all(xp.expand_dims(a, axis=1) != xp.expand_dims(b, axis=0), axis=1)]
