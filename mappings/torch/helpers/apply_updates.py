import torch


def apply_updates(params, updates):
    """The arrays of a tree, and what is to be added to each."""
    return torch.utils._pytree.tree_map(lambda array, change: array if change is None else array + change.to(array.dtype), params, updates)
