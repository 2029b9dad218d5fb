import torch


def isclose(x1, x2, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Where x1 and x2 are close, whatever their dtypes."""
    common = torch.result_type(x1, x2)
    return torch.isclose(x1.to(common), x2.to(common), rtol=rtol, atol=atol, equal_nan=equal_nan)
