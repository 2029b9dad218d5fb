import torch


def topk(x, k, axis=-1, largest=True):
    """The k greatest (or least) elements along axis, in order, and their indices; of equal ones the first, which torch.topk doesn't promise."""
    values, indices = torch.sort(x, dim=axis, descending=largest, stable=True)
    return values.narrow(axis, 0, k), indices.narrow(axis, 0, k)
