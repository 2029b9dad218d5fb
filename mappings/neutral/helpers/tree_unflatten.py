def tree_unflatten(structure, leaves):
    """The nested structure with these leaves."""
    leaves = iter(leaves)
    return tree_map(lambda _: next(leaves), structure)
