from torch import nn


class Reshape(nn.Module):
    """Gives arrays other axes behind the first, without moving an element."""

    def __init__(self, sizes):
        super().__init__()
        self.sizes = tuple(sizes)

    def forward(self, x):
        return x.reshape(x.shape[0], *self.sizes)
