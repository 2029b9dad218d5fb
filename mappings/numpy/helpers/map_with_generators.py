def map_with_generators(f, xs):
    """f of each item along the first axis of xs, stacked."""
    return stack_items([f(x) for x in items_of(xs)])
