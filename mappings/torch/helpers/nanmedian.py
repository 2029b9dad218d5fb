import torch


def nanmedian(x, axis=None, keepdims=False):
    """The mean of the two middle elements that are not NaN; torch.nanquantile would make NaN of an infinite one."""
    low = torch.nanquantile(x, 0.5, dim=axis, keepdim=keepdims, interpolation="lower")
    high = torch.nanquantile(x, 0.5, dim=axis, keepdim=keepdims, interpolation="higher")
    return (low + high) / 2
