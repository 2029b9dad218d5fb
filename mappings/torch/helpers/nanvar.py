import torch


def nanvar(x, axis=None, correction=0.0, keepdims=False):
    """The variance over the given axes of the elements that are not NaN."""
    if not (x.is_floating_point() or x.is_complex()):
        x = x.to(torch.get_default_dtype())
    nan = torch.isnan(x)
    count = torch.sum(~nan, dim=axis, keepdim=keepdims)
    deviation = torch.where(nan, 0.0, x - torch.nanmean(x, dim=axis, keepdim=True))
    total = torch.sum(torch.abs(deviation) ** 2, dim=axis, keepdim=keepdims)
    enough = count > correction
    return torch.where(enough, total / torch.where(enough, count - correction, 1.0), float("nan"))
