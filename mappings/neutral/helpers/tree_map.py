def tree_map(f, tree, *rest, is_leaf=None):
    """Nested lists, tuples and dicts with f applied to what they hold."""
    if is_leaf is not None and is_leaf(tree):
        return f(tree, *rest)
    if tree is None:
        return None
    if isinstance(tree, dict):
        return type(tree)((key, tree_map(f, tree[key], *(other[key] for other in rest), is_leaf=is_leaf)) for key in tree)
    if isinstance(tree, (list, tuple)):
        items = [tree_map(f, *those, is_leaf=is_leaf) for those in zip(tree, *rest)]
        return type(tree)(*items) if hasattr(tree, "_fields") else type(tree)(items)
    return f(tree, *rest)
