"""Classes of modules: bases, factories, overridden calls, buffers, training mode."""
import torch
import torch.nn as nn
import torch.nn.functional as F


def linear(n, m):
    """Called from constructors: takes the streams, too."""
    return nn.Linear(n, m, bias=False)


class Scale(nn.Module):
    """Nothing in it draws: no streams."""

    def __init__(self, size):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(size))
        self.register_buffer("shift", torch.zeros(size))

    def forward(self, x):
        return x * self.weight + self.shift


class Net(nn.Module):
    def __init__(self, n, *sizes, act=None, **options):
        super(Net, self).__init__()
        self.layers = nn.ModuleList()
        for size in sizes:
            self.layers.append(linear(n, size))  # grows
            n = size
        self.scale = Scale(n)
        self.act = nn.LeakyReLU(0.2, inplace=True)

    def forward(self, x):
        for layer in self.layers:
            x = self.act(layer(x))
        if self.training:
            x = x * 2.0
        return self.scale(x)


class Deep(Net):
    def __init__(
        self,
        n: int = 4,
    ):
        super().__init__(n, 8, 8)
        self.head = nn.Sequential(nn.Flatten(), nn.Linear(8, 2), nn.Softmax(dim=-1))

    def forward(self, x):
        return self.head(super().forward(x))

    def predict(self, x):
        self.eval()
        return self.forward(x).argmax(dim=-1)


one = Deep()
two = [Net(3, 4), Net(3, 4)]
