def accumulate(f, xs, initial, reverse=False):
    """All results of carry = f(carry, x) along the first axis of xs, stacked."""
    carry, outputs = as_arrays(initial), []
    steps = range(tree_leaves(xs)[0].shape[0])
    for i in reversed(steps) if reverse else steps:
        carry = f(carry, tree_map(lambda leaf: leaf[i, ...], xs))
        outputs.append(carry)
    return stack_items(outputs[::-1] if reverse else outputs)
