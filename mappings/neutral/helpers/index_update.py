import array_api_strict as xp


def index_update(x: xp.Array, axis: int, indices: xp.Array, values, how: str = "set"):
    """A copy of x with values written ("set") or combined ("add", …) where take reads along axis."""
    key = (slice(None),) * (axis % x.ndim) + (indices,)
    if how == "set":
        return xp.at_set(x, key, values)
    if how == "add":
        return xp.at_add(x, key, values)
    if how == "multiply":
        return xp.at_multiply(x, key, values)
    return xp.at_min(x, key, values) if how == "min" else xp.at_max(x, key, values)
