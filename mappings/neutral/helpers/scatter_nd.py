import array_api_strict as xp


def scatter_nd(x: xp.Array, indices: xp.Array, updates, how: str = "set"):
    """A copy of x with updates written ("set") or combined ("add", "subtract", "min", "max") at the positions in the last axis of indices."""
    key = tuple([indices[..., k] for k in range(indices.shape[-1])])
    if how == "set":
        return xp.at_set(x, key, updates)
    if how == "add":
        return xp.at_add(x, key, updates)
    if how == "subtract":
        return xp.at_subtract(x, key, updates)
    return xp.at_min(x, key, updates) if how == "min" else xp.at_max(x, key, updates)
