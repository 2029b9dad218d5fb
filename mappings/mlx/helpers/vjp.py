import mlx.core as mx


def vjp(fun, *primals):
    """The value of fun, and the function that takes what is given backwards to its arguments."""
    values = fun(*primals)

    def pull(cotangents):
        several = isinstance(cotangents, (tuple, list))
        return tuple(mx.vjp(fun, list(primals), list(cotangents) if several else [cotangents])[1])

    return values, pull
