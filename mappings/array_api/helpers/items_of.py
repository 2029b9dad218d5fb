import numpy as np


def items_of(xs):
    """The items along the first axis of everything in the nested structure xs, in which a list of generators is one such thing."""
    if isinstance(xs, dict):
        return [dict(zip(xs, items)) for items in zip(*(items_of(x) for x in xs.values()))]
    if isinstance(xs, (tuple, list)) and not isinstance(xs[0], np.random.Generator):
        return [tuple(items) for items in zip(*(items_of(x) for x in xs))]
    return list(xs) if isinstance(xs, list) else [xs[i, ...] for i in range(xs.shape[0])]
