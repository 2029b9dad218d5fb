import mlx.core as mx


def vjp(fun, *primals):
    """The value of fun, and the function that takes what is given backwards to its arguments."""

    def as_arrays(values):
        return [value if isinstance(value, mx.array) else mx.array(value) for value in values]

    primals = as_arrays(primals)
    values = fun(*primals)

    def pull(cotangents):
        several = cotangents if isinstance(cotangents, (tuple, list)) else [cotangents]
        return tuple(mx.vjp(fun, primals, as_arrays(several))[1])

    return values, pull
