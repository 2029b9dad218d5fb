import torch.nn as nn


class Wrapped(nn.Module):
    def __init__(self, inner, layers):
        super().__init__()
        self.inner = nn.Sequential(inner)
        self.layers = nn.Sequential(*layers)
        self.last = nn.Sequential(nn.Linear(3, 3))

    def forward(self, x):
        return self.last(self.layers(self.inner(x)))
