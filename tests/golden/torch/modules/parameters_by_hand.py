import torch
import torch.nn as nn


class Affine(nn.Module):
    """Its own parameters are written whole, before it trains and while nothing is recorded."""

    def __init__(self, n: int):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(n, 3))
        self.bias = nn.Parameter(torch.zeros(n))
        nn.init.xavier_uniform_(self.weight)
        nn.init.uniform_(self.bias, -0.1, 0.1)

    def reset(self, rows):
        with torch.no_grad():
            self.bias[0] = 1.0
            self.weight.copy_(rows)
            self.bias.fill_(2.0)

    def forward(self, x):
        return x @ self.weight.t() + self.bias
