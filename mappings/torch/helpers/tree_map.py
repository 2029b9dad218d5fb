import torch


def tree_map(f, tree, *rest):
    """f applied to the leaves of tree, and to those of rest at the same places; None is no leaf and stays."""
    return torch.utils._pytree.tree_map(lambda leaf, *others: None if leaf is None else f(leaf, *others), tree, *rest)
