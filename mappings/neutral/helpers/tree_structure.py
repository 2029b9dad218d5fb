def tree_structure(tree, is_leaf=None):
    """Nested lists, tuples and dicts with a star for every leaf, dicts in the order of their keys."""
    if isinstance(tree, dict) and not (is_leaf is not None and is_leaf(tree)):
        return type(tree)((key, tree_structure(tree[key], is_leaf)) for key in sorted(tree))
    if isinstance(tree, (list, tuple)) and not (is_leaf is not None and is_leaf(tree)):
        items = [tree_structure(item, is_leaf) for item in tree]
        return type(tree)(*items) if hasattr(tree, "_fields") else type(tree)(items)
    return None if tree is None else "*"
