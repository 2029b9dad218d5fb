import mlx.core as mx


def at_update(x, key, value, how):
    """A copy of x with the elements x[key] combined with value, repeated ones each time; key may have masks."""
    return getattr(x.at[plain_key(key)], how)(value)
