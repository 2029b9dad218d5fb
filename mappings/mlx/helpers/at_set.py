import mlx.core as mx


def at_set(x, key, value):
    """A copy of x with value written at x[key]."""
    result = mx.array(x)
    if result.size:
        result[plain_key(key)] = value
    return result
