import torch


def tree_rows(data, rows):
    """The rows of arrays, one by one or in lists, tuples and dicts."""
    return torch.utils._pytree.tree_map(lambda one: one[rows], data)
