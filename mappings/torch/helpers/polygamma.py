import torch


def polygamma(n, x):
    """The n-th derivative of the digamma function, element by element of an order n that is an array or a float."""
    n = torch.as_tensor(n, dtype=x.dtype, device=x.device)
    sign = torch.where(n % 2 == 0, -1.0, 1.0)
    return torch.where(n == 0, torch.digamma(x), sign * torch.exp(torch.lgamma(n + 1)) * torch.special.zeta(n + 1, x))
