import torch


def largest(x, dim):
    top, _ = torch.sort(x, dim=dim, descending=True)
    best, where = x.max(dim=dim, keepdim=True)  # where is not needed
    _, low = torch.min(x, dim=0)
    return top - best, low


def both(x: torch.Tensor):
    values, indices = x.max(1)
    spread, count = torch.sort(x)
    count += 1
    return values, indices


x = torch.tensor([[1.0, 3.0], [2.0, 0.5]])
_, order = torch.sort(x)
values, order = torch.sort(x)
