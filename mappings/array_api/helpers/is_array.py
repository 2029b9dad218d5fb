def is_array(x):
    """Whether x is an array."""
    return hasattr(x, "__array_namespace__")
