import torch


def unique_all(x):
    """The distinct values, where each occurs first, the index of each element's value, and the counts."""
    from collections import namedtuple

    values, inverse, counts = torch.unique(x, return_inverse=True, return_counts=True)
    order = torch.argsort(inverse.reshape(-1), stable=True)
    indices = order[torch.cumsum(counts, dim=0) - counts]
    result = namedtuple("unique_all", ["values", "indices", "inverse_indices", "counts"])
    return result(values, indices, inverse, counts)
