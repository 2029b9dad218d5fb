import array_api_strict as xp


def intersect1d_indices(x1: xp.Array, x2: xp.Array):
    """The distinct elements that occur in both, ascending, and where each occurs first in x1 and in x2."""
    values, indices, _, _ = xp.unique_all(xp.reshape(x1, (-1,)))
    others, places, _, _ = xp.unique_all(xp.reshape(x2, (-1,)))
    common = xp.isin(values, others)
    return values[common], indices[common], places[xp.isin(others, values)]
