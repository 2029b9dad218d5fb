import paddle


def asarray_of_any(obj, floats, dtype=None):
    """A tensor of numbers, arrays or nested sequences that may hold tensors, with Python's floats as floats, or all as the dtype."""
    if dtype is not None:
        return asarray_of_any(obj, floats).astype(dtype)
    if isinstance(obj, paddle.Tensor):
        return obj
    if isinstance(obj, (list, tuple)) and any(isinstance(item, (list, tuple, paddle.Tensor)) for item in obj):
        items = [asarray_of_any(item, floats) for item in obj]
        kinds = ["bool", "uint8", "int8", "int16", "int32", "int64", "float16", "bfloat16", "float32", "float64", "complex64", "complex128"]
        common = max((item.dtype for item in items), key=lambda one: kinds.index(str(one).split(".")[-1]))
        return paddle.stack([item.astype(common) for item in items])
    array = paddle.to_tensor(obj)
    return paddle.to_tensor(obj, dtype=floats) if array.is_floating_point() and not hasattr(obj, "dtype") else array
