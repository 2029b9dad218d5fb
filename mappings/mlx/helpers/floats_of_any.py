import mlx.core as mx


def floats_of_any(obj, floats):
    """An array of anything, with integers and truth values as floats, too."""
    array = asarray_of_any(obj, floats)
    return array if mx.issubdtype(array.dtype, mx.inexact) else array.astype(floats)
