import torch


def solve(x1, x2):
    """The solution of x1 @ X = x2, where x2 is one vector or matrices."""
    if x2.ndim == 1 or x2.ndim == x1.ndim:
        return torch.linalg.solve(x1, x2)
    batch = torch.broadcast_shapes(x1.shape[:-2], x2.shape[:-2])
    return torch.linalg.solve(x1.expand(*batch, *x1.shape[-2:]), x2.expand(*batch, *x2.shape[-2:]))
