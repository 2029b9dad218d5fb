import torch


def one_hot(x, num_classes, axis=-1, dtype=None):
    """A new axis of zeros with a one where its index equals x."""
    hot = x.unsqueeze(-1) == torch.arange(num_classes, device=x.device)
    hot = hot.to(torch.get_default_dtype() if dtype is None else dtype)
    return hot.movedim(-1, axis)
