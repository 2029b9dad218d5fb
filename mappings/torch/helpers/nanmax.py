import torch


def nanmax(x, axis=None, keepdims=False):
    """The greatest element that is not NaN over the given axes; NaN where there is none."""
    if not x.is_floating_point():
        return torch.amax(x, dim=axis, keepdim=keepdims)
    nan = torch.isnan(x)
    found = torch.amax(torch.where(nan, float("-inf"), x), dim=axis, keepdim=keepdims)
    return torch.where(torch.all(nan, dim=axis, keepdim=keepdims), float("nan"), found)
