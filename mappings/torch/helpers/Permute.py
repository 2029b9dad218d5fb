from torch import nn


class Permute(nn.Module):
    """The axes behind the first in another order, counted from 1."""

    def __init__(self, dims):
        super().__init__()
        self.dims = tuple(dims)

    def forward(self, x):
        return x.permute(0, *self.dims)
