import torch


def value_and_grad(fun, argnums=0, has_aux=False):
    """A function that gives what fun gives and the gradient of it."""
    grad_and_value = torch.func.grad_and_value(fun, argnums=argnums, has_aux=has_aux)

    def with_grad(*args, **kwargs):
        grad, value = grad_and_value(*args, **kwargs)
        return value, grad

    return with_grad
