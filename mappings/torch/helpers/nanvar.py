import torch


def nanvar(x, axis=None, correction=0.0, keepdims=False):
    """The variance over the given axes of the elements that are not NaN."""
    if not (x.is_floating_point() or x.is_complex()):
        x = x.to(torch.get_default_dtype())
    nan = torch.isnan(x)
    count = torch.sum(~nan, dim=axis, keepdim=keepdims)
    deviation = x - torch.nanmean(x, dim=axis, keepdim=True)
    squares = torch.where(nan, 0.0, torch.abs(deviation) ** 2)
    total = torch.sum(squares, dim=axis, keepdim=keepdims)
    return torch.where(count > correction, total / (count - correction), float("nan"))
