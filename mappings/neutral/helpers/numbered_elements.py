import itertools

import array_api_strict as xp


def numbered_elements(x: xp.Array):
    """The elements of x, each after its index."""
    flat = xp.reshape(x, (-1,))
    for place, index in enumerate(itertools.product(*[range(length) for length in x.shape])):
        yield index, flat[place]
