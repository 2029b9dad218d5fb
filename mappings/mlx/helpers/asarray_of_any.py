import mlx.core as mx


def asarray_of_any(obj, floats, dtype=None):
    """An array of numbers, arrays or nested sequences that may hold arrays, with Python's floats as floats, or all as the dtype."""
    if dtype is not None:
        return asarray_of_any(obj, floats).astype(dtype)
    if isinstance(obj, mx.array):
        return obj
    if isinstance(obj, (list, tuple)) and any(isinstance(item, (list, tuple, mx.array)) for item in obj):
        return mx.stack([asarray_of_any(item, floats) for item in obj])
    array = mx.array(obj)
    is_of_python = array.dtype == mx.float32 and not hasattr(obj, "dtype")
    return mx.array(obj, dtype=floats) if is_of_python else array
