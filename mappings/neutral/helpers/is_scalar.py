import numbers


def is_scalar(value):
    """Whether value is one number or a string, or an array without axes."""
    return isinstance(value, (numbers.Number, str, bytes)) or (hasattr(value, "ndim") and value.ndim == 0)
