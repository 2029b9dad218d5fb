import torch


def dot(x1, x2):
    """NumPy's dot: a product with a number, else a sum over x1's last axis and x2's last but one."""
    x1, x2 = torch.as_tensor(x1), torch.as_tensor(x2)
    if x1.ndim == 0 or x2.ndim == 0:
        return x1 * x2
    common = torch.promote_types(x1.dtype, x2.dtype)
    x1, x2 = x1.to(common), x2.to(common)
    return torch.tensordot(x1, x2, dims=([-1], [-2 if x2.ndim > 1 else 0]))
