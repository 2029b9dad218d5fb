import functools

import torch


def asarray_of_any(obj, floats, dtype=None):
    """A tensor of numbers, arrays or nested sequences that may hold tensors, with Python's floats as floats, or all as the dtype."""
    if dtype is not None:
        return asarray_of_any(obj, floats).to(dtype)
    if isinstance(obj, torch.Tensor):
        return obj
    if isinstance(obj, (list, tuple)) and any(isinstance(item, (list, tuple, torch.Tensor)) for item in obj):
        items = [asarray_of_any(item, floats) for item in obj]
        common = functools.reduce(torch.promote_types, [item.dtype for item in items])
        return torch.stack([item.to(common) for item in items])
    array = torch.as_tensor(obj)
    if hasattr(obj, "dtype") or not (array.is_floating_point() or array.is_complex()):
        return array
    return torch.as_tensor(obj, dtype=floats.to_complex() if array.is_complex() else floats)
