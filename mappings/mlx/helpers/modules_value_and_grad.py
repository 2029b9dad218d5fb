import mlx.core as mx


def modules_value_and_grad(modules, fn):
    """A function that gives what fn does, and the gradients of it by the trained parameters of each module."""

    def with_parameters(parameters, *args):
        for module, own in zip(modules, parameters):
            module.update(own)
        return fn(*args)

    def value_and_grad(*args):
        return mx.value_and_grad(with_parameters)([module.trainable_parameters() for module in modules], *args)

    return value_and_grad
