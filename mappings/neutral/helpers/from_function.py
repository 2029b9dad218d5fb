import array_api_strict as xp


def from_function(f, shape: tuple[int, ...], dtype=None):
    """What f gives for the arrays of the indices of a grid, one an axis, as numbers of dtype."""
    places = xp.indices(shape)
    return f(*[places[k] if dtype is None else xp.astype(places[k], dtype) for k in range(len(shape))])
