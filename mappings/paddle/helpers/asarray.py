import paddle


def asarray(obj, dtype=None, device=None, copy=None):
    """A tensor of numbers or of nested sequences that may hold tensors; a tensor itself keeps its gradients."""
    if isinstance(obj, paddle.Tensor):
        same = obj if dtype is None or obj.dtype == dtype else obj.astype(dtype)
        if copy is False and same is not obj:
            raise ValueError("a copy would be needed")
        moved = same if device is None else same.to(device)
        return moved.clone() if copy and moved is obj else moved
    if copy is False:
        raise ValueError("a copy would be needed")
    obj = list(obj) if isinstance(obj, range) else obj
    if isinstance(obj, (list, tuple)) and any(isinstance(item, (list, tuple, paddle.Tensor)) for item in obj):
        items = [asarray(item, dtype, device) for item in obj]
        kinds = ["bool", "uint8", "int8", "int16", "int32", "int64", "float16", "bfloat16", "float32", "float64", "complex64", "complex128"]
        common = max((item.dtype for item in items), key=lambda one: kinds.index(str(one).split(".")[-1]))
        return paddle.stack([item.astype(common) for item in items])
    return paddle.to_tensor(obj, dtype=dtype, place=device)
