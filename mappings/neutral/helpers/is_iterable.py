def is_iterable(value):
    """Whether one can go through value."""
    if hasattr(value, "ndim"):
        return value.ndim > 0
    try:
        iter(value)
    except TypeError:
        return False
    return True
