import array_api_strict as xp


def index_reduce(x: xp.Array, indices: xp.Array, values: xp.Array, axis: int, reduce: str, include_self: bool = True):
    """A copy of x whose subarrays along axis that indices name are reduced with those of values."""
    shape = tuple(-1 if i == axis % x.ndim else 1 for i in range(x.ndim))
    return scatter_reduce(x, xp.broadcast_to(xp.reshape(indices, shape), values.shape), values, axis, reduce, include_self)
