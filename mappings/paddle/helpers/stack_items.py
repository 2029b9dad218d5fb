import paddle


def stack_items(items):
    """One structure like those of items, their leaves stacked."""
    return tree_map(lambda *leaves: paddle.stack([asarray(leaf) for leaf in leaves]), *items)
