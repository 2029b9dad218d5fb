import torch


def check_gradients(fun, inputs, order=1, eps=1e-6, atol=1e-5, rtol=1e-3):
    """True if the gradients of fun with respect to its floats agree with finite differences; raises otherwise."""
    inputs = inputs if isinstance(inputs, (tuple, list)) else (inputs,)
    given = tuple(
        x.detach().clone().requires_grad_() if isinstance(x, torch.Tensor) and x.is_floating_point() else x for x in inputs
    )
    check = torch.autograd.gradcheck if order == 1 else torch.autograd.gradgradcheck
    return check(fun, given, eps=eps, atol=atol, rtol=rtol)
