import mlx.core as mx


def jvp(fun, primals, tangents):
    """The value of fun, and its derivative along the tangents."""
    values, derivatives = mx.jvp(fun, list(primals), list(tangents))
    return (values[0], derivatives[0]) if len(values) == 1 else (tuple(values), tuple(derivatives))
