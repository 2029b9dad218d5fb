def tree_flatten(tree, is_leaf=None):
    """The leaves of nested lists, tuples and dicts, and the structure around them."""
    return tree_leaves(tree, is_leaf), tree_structure(tree, is_leaf)
