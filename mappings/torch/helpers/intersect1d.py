import torch


def intersect1d(x1, x2):
    """The distinct elements that occur in both tensors, ascending."""
    values, counts = torch.unique(torch.cat([torch.unique(x1), torch.unique(x2)]), return_counts=True)
    return values[counts == 2]
