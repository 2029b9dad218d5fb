import torch


def narrow_result_type(*arrays_and_dtypes):
    """The dtype that tensors, dtypes and Python numbers promote to together."""
    dtypes = [getattr(item, "dtype", item) for item in arrays_and_dtypes]
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
