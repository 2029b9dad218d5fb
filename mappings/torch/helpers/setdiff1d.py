import torch


def setdiff1d(x1, x2):
    """The distinct elements of x1 that do not occur in x2, ascending."""
    values = torch.unique(x1)
    return values[~torch.isin(values, x2)]
