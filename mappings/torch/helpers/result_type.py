import torch


def result_type(*arrays_and_dtypes):
    """The dtype that tensors, dtypes and Python numbers promote to together, by NumPy's rules: floats hold the integers beside them."""
    dtypes = [getattr(item, "dtype", item) for item in arrays_and_dtypes]
    known = [dtype for dtype in dtypes if isinstance(dtype, torch.dtype)]
    common = None
    for dtype in known:
        common = dtype if common is None else torch.promote_types(common, dtype)
    if common is not None and (common.is_floating_point or common.is_complex):
        for dtype in known:
            if dtype.is_floating_point or dtype.is_complex or dtype == torch.bool:
                continue
            holding = {1: torch.float16, 2: torch.float32}.get(dtype.itemsize, torch.float64)
            common = torch.promote_types(common, holding)
    for number in dtypes:
        if isinstance(number, torch.dtype):
            continue
        like = torch.empty(1, dtype=torch.bool if common is None else common)
        is_inexact = isinstance(number, (float, complex))
        if is_inexact and common is not None and not (common.is_floating_point or common.is_complex):
            like = like.to(torch.float64)
        common = torch.result_type(like, number)
    return common
