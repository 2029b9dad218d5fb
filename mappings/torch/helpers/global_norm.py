import torch


def global_norm(tree):
    """The norm of all arrays of a tree together."""
    return torch.sqrt(sum((leaf.abs() ** 2).sum() for leaf in torch.utils._pytree.tree_leaves(tree)))
