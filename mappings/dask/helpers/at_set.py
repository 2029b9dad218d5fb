def at_set(x, key, value):
    """A copy of x with value written at x[key]."""
    result = x.copy()
    result[key] = value
    return result
