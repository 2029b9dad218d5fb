from torch import nn


class RepeatVector(nn.Module):
    """Each row several times along a new second axis."""

    def __init__(self, n):
        super().__init__()
        self.n = n

    def forward(self, x):
        return x.unsqueeze(1).repeat(1, self.n, *[1] * (x.ndim - 1))
