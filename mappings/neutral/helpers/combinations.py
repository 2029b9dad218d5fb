import itertools

import array_api_strict as xp


def combinations(x: xp.Array, r: int = 2, with_replacement: bool = False):
    """Every choice of r elements of the vector x, in order, one row each."""
    choose = itertools.combinations_with_replacement if with_replacement else itertools.combinations
    rows = list(choose(range(x.shape[0]), r))
    places = xp.reshape(xp.asarray(rows, dtype=xp.int64), (-1,))
    return xp.reshape(xp.take(x, places, axis=0), (-1, r))
