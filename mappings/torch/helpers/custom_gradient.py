import functools


def custom_gradient(fun):
    """fun, which gives its value and the function of its gradients, with these gradients."""

    def pull(args, cotangents):
        gradients = fun(*args)[1](cotangents)
        return gradients if isinstance(gradients, tuple) else (gradients,)

    @functools.wraps(fun)
    def differentiable(*args):
        return with_gradient(lambda *given: fun(*given)[0], pull, args)

    return differentiable
