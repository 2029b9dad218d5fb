import torch


def stack_items(items):
    """One structure like those of items, their leaves stacked."""
    return torch.utils._pytree.tree_map(lambda *leaves: None if leaves[0] is None else torch.stack([torch.as_tensor(leaf) for leaf in leaves]), *items)
