import mlx.core as mx


def associative_scan(f, elems, reverse=False, axis=0):
    """All partial results of combining the items along axis by f."""
    rows = tree_map(lambda leaf: mx.moveaxis(leaf, axis, 0), elems)
    steps = range(len(tree_leaves(rows)[0]))
    outputs = []
    for i in reversed(steps) if reverse else steps:
        row = tree_map(lambda leaf: leaf[i], rows)
        outputs.append(f(outputs[-1], row) if outputs else row)
    return tree_map(lambda leaf: mx.moveaxis(leaf, 0, axis), stack_items(outputs[::-1] if reverse else outputs))
