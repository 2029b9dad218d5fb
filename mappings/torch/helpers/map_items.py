import torch


def map_items(f, xs):
    """f of each item along the first axis of xs, stacked."""
    return stack_items([f(torch.utils._pytree.tree_map(lambda leaf: leaf[i], xs)) for i in range(len(torch.utils._pytree.tree_leaves(xs)[0]))])
