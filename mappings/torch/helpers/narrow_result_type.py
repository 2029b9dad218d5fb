import torch


def narrow_result_type(*arrays_and_dtypes):
    """The dtype that tensors, dtypes and Python numbers promote to together; wide floats of other arrays count as narrow ones."""
    dtypes = []
    for item in arrays_and_dtypes:
        dtype = getattr(item, "dtype", item)
        is_beside = dtype is not item and not isinstance(dtype, torch.dtype)
        beside = torch.as_tensor(item).dtype if is_beside else None
        dtypes.append({torch.float64: torch.float32, torch.complex128: torch.complex64}.get(beside, beside) if is_beside else dtype)
    common = None
    for dtype in dtypes:
        if isinstance(dtype, torch.dtype):
            common = dtype if common is None else torch.promote_types(common, dtype)
    for number in dtypes:
        if isinstance(number, torch.dtype):
            continue
        like = torch.empty(1, dtype=torch.bool if common is None else common)
        common = torch.result_type(like, number)
    return common
