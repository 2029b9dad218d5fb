import torch
import torch.nn as nn


class Block(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.lin = nn.Linear(d, d)

    def forward(self, x, mask=None, scale=1.0):
        y = self.lin(x) * scale
        if mask is not None:
            y = y * mask
        return y


class Encoder(nn.Module):
    def __init__(self, d, n):
        super().__init__()
        self.first = Block(d)
        self.blocks = nn.ModuleList([Block(d) for _ in range(n)])

    def forward(self, x, mask=None):
        x = self.first(x, mask)
        for block in self.blocks:
            x = block(x, mask, 2.0)
        return x


encoder = Encoder(3, 2)
x = torch.ones(2, 3)
encoder(x)
encoder(x, torch.ones(2, 1))
