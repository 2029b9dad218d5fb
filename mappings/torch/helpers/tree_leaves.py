import torch


def tree_leaves(tree, is_leaf=None):
    """What nested lists, tuples, dicts and registered nodes hold, dicts in the order of their keys."""
    if is_leaf is not None and is_leaf(tree):
        return [tree]
    if tree is None:
        return []
    if torch.utils._pytree.tree_is_leaf(tree):
        return [tree]
    if isinstance(tree, dict):
        items = [tree[key] for key in sorted(tree)]
    else:
        items = torch.utils._pytree.tree_flatten(tree, is_leaf=lambda part: part is not tree)[0]
    return [leaf for item in items for leaf in tree_leaves(item, is_leaf)]
