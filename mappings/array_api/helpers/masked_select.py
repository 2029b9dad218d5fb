import array_api_strict as xp


def masked_select(x, mask):
    """The elements of x where the mask, broadcast with x, is true."""
    x, mask = xp.broadcast_arrays(x, mask)
    return x[mask]
