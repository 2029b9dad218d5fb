import mlx.core as mx


def scatter_add(x, indices, values, axis):
    """A copy of x with values added where take_along_axis with the same indices reads, repeated ones each time."""
    axis = axis % x.ndim
    places = [mx.arange(length).reshape([-1 if one == place else 1 for one in range(x.ndim)]) for place, length in enumerate(indices.shape)]
    places[axis] = indices
    return x.at[tuple(places)].add(values[tuple(slice(length) for length in indices.shape)])
