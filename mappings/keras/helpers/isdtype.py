import keras


def isdtype(dtype, kind):
    """Whether dtype is the dtype `kind`, of the kind that a string names, or one of a tuple of these."""
    if isinstance(kind, tuple):
        return any(isdtype(dtype, one) for one in kind)
    name = keras.backend.standardize_dtype(dtype)
    prefixes = {
        "signed integer": ("int",),
        "unsigned integer": ("uint",),
        "integral": ("int", "uint"),
        "real floating": ("float", "bfloat"),
        "complex floating": ("complex",),
        "numeric": ("int", "uint", "float", "bfloat", "complex"),
    }
    return name.startswith(prefixes[kind]) if kind in prefixes else name == keras.backend.standardize_dtype(kind)
