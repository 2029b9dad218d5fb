def fold(f, xs, initial):
    """The last of carry = f(carry, x) along the first axis of xs."""
    carry = as_arrays(initial)
    for i in range(len(tree_leaves(xs)[0])):
        carry = f(carry, tree_map(lambda leaf: leaf[i], xs))
    return carry
