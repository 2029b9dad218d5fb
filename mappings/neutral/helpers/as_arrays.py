import array_api_strict as xp


def as_arrays(tree):
    """The nested structure with arrays in place of its numbers."""
    return xp.tree.map(lambda leaf: xp.asarray(leaf) if isinstance(leaf, (bool, int, float, complex)) else leaf, tree)
