def tree_leaves(tree, is_leaf=None):
    """What nested lists, tuples and dicts hold, dicts in the order of their keys."""
    if is_leaf is not None and is_leaf(tree):
        return [tree]
    if tree is None:
        return []
    if isinstance(tree, dict):
        tree = [tree[key] for key in sorted(tree)]
    if isinstance(tree, (list, tuple)):
        return [leaf for item in tree for leaf in tree_leaves(item, is_leaf)]
    return [tree]
