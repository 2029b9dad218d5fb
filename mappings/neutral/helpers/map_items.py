def map_items(f, xs):
    """f of each item along the first axis of xs, stacked."""
    return stack_items([f(tree_map(lambda leaf: leaf[i, ...], xs)) for i in range(tree_leaves(xs)[0].shape[0])])
