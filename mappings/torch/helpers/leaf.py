import torch


def leaf(x):
    """x itself, in which gradients gather from now on if it has any."""
    return x.requires_grad_() if x.is_floating_point() or x.is_complex() else x
