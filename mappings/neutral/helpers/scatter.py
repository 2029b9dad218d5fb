import array_api_strict as xp


def scatter(x: xp.Array, indices: xp.Array, values, axis: int, how: str = "set"):
    """A copy of x with values written ("set") or combined ("add", …) at indices along axis, in the corner that indices spans."""
    axis = axis % x.ndim
    places = [xp.reshape(xp.arange(n), (-1,) + (1,) * (x.ndim - 1 - d)) for d, n in enumerate(indices.shape)]
    places[axis] = indices
    if hasattr(values, "shape") and len(values.shape) > 0:
        values = values[tuple(slice(n) for n in indices.shape)]
    key = tuple(places)
    if how == "set":
        return xp.at_set(x, key, values)
    if how == "add":
        return xp.at_add(x, key, values)
    if how == "multiply":
        return xp.at_multiply(x, key, values)
    return xp.at_min(x, key, values) if how == "min" else xp.at_max(x, key, values)
