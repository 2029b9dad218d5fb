import tensorflow as tf


def isdtype(dtype, kind):
    """Whether dtype is the dtype `kind`, of the kind that a string names, or one of a tuple of these."""
    if isinstance(kind, tuple):
        return any(isdtype(dtype, one) for one in kind)
    dtype = tf.as_dtype(dtype)
    if kind == "bool":
        return dtype == tf.bool
    if kind == "signed integer":
        return dtype.is_integer and not dtype.is_unsigned
    if kind == "unsigned integer":
        return dtype.is_integer and dtype.is_unsigned
    if kind == "integral":
        return dtype.is_integer
    if kind == "real floating":
        return dtype.is_floating
    if kind == "complex floating":
        return dtype.is_complex
    if kind == "numeric":
        return dtype.is_integer or dtype.is_floating or dtype.is_complex
    return dtype == tf.as_dtype(kind)
