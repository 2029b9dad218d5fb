import torch


def clear_gathered(x):
    """The gradients that gathered in x become zeros, if there are any."""
    if x.grad is not None:
        x.grad = torch.zeros_like(x.grad)
