import inspect


def split_arguments(fun, args, kwargs, nondiff_argnums):
    """The arguments of a call that gradients are not taken of, the others, and the function that puts such others back among them."""
    bound = inspect.signature(fun).bind(*args, **kwargs)
    bound.apply_defaults()
    args = list(bound.args)
    apart = (nondiff_argnums,) if isinstance(nondiff_argnums, int) else tuple(nondiff_argnums)
    places = [i for i in range(len(args)) if i not in apart]

    def whole(given):
        named = dict(zip(places, given))
        return [named.get(i, arg) for i, arg in enumerate(args)]

    return [args[i] for i in apart], tuple(args[i] for i in places), whole
