from torch import nn


class TimeDistributed(nn.Module):
    """A layer for each step of the second axis."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, x):
        return self.layer(x.flatten(0, 1)).unflatten(0, x.shape[:2])
