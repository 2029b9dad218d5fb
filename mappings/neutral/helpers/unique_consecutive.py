import array_api_strict as xp


def unique_consecutive(x: xp.Array):
    """The elements of x, flattened, without those that equal the one before."""
    flat = xp.reshape(x, (-1,))
    first = xp.ones_like(flat[:1], dtype=xp.bool)
    return xp.masked_select(flat, xp.concat([first, flat[1:] != flat[:-1]]))
