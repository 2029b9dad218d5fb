import torch


def compress(condition, x, axis=None):
    """The subarrays along an axis where the condition is true."""
    if axis is None:
        x, axis = x.reshape(-1), 0
    return x.index_select(axis, torch.nonzero(condition).squeeze(1))
