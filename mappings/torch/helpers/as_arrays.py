import torch


def as_arrays(tree):
    """The nested structure with arrays in place of its numbers."""
    return torch.utils._pytree.tree_map(lambda leaf: torch.as_tensor(leaf) if isinstance(leaf, (bool, int, float, complex)) else leaf, tree)
