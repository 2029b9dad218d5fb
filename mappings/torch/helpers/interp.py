import torch


def interp(x, xp, fp, left=None, right=None):
    """The piecewise linear function through the points (xp, fp) at x."""
    x = x if x.is_floating_point() else x.to(torch.get_default_dtype())
    after = torch.searchsorted(xp, x, side="right").clamp(1, max(xp.numel() - 1, 1))
    if xp.numel() == 1:
        result = fp[0].expand(x.shape)
    else:
        x0, x1, f0, f1 = xp[after - 1], xp[after], fp[after - 1], fp[after]
        result = f0 + (f1 - f0) * (x - x0) / (x1 - x0)
    result = torch.where(x < xp[0], fp[0] if left is None else left, result)
    result = torch.where(x > xp[-1], fp[-1] if right is None else right, result)
    return torch.where(torch.isnan(x), x, result)
