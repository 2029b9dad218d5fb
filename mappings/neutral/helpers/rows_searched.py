import array_api_strict as xp


def rows_searched(ordered: xp.Array, values: xp.Array, right: bool = False):
    """Where in each sorted row of ordered the elements of the same row of values belong."""
    ordered, values = xp.expand_dims(ordered, axis=-2), xp.expand_dims(values, axis=-1)
    return xp.count_nonzero(ordered <= values if right else ordered < values, axis=-1)
