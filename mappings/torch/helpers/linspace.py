import torch


def linspace(start, stop, num, dtype=None, device=None, endpoint=True):
    """Evenly spaced numbers, without the last one if endpoint is false."""
    if endpoint:
        return torch.linspace(start, stop, num, dtype=dtype, device=device)
    return torch.linspace(start, stop, num + 1, dtype=dtype, device=device)[:-1]
