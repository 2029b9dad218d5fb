import torch


def indices(dimensions):
    """The index of each position of a grid along each axis, stacked along a new first axis."""
    grids = torch.meshgrid(*[torch.arange(length) for length in dimensions], indexing="ij")
    return torch.stack(grids)
