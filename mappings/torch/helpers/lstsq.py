import torch


def lstsq(a, b):
    """The x of least norm that minimises the norm of a @ x - b, for any rank of a."""
    rhs = b.unsqueeze(-1) if b.ndim == 1 else b
    solution = torch.linalg.lstsq(a, rhs, driver="gelsd").solution
    return solution.squeeze(-1) if b.ndim == 1 else solution
