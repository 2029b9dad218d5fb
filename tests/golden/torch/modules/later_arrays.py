import torch
from torch import nn


class Attention(nn.Module):
    def __init__(self, alpha=None, mode="mean"):
        super().__init__()
        self.fc = nn.Linear(3, 3)
        self.cache = None
        self.k, self.v = None, None
        self.name = None
        self.mode = mode
        self.calls = 0
        self.total = 0.0
        self.alpha = alpha
        if isinstance(alpha, list):
            self.alpha = torch.tensor(alpha)

    def forward(self, x):
        if self.cache is None:
            self.cache = torch.zeros(3)
        self.k, self.v = x, x * 2
        self.cache = self.cache + x.mean(0)
        self.total += x.sum()
        self.calls += 1
        return self.fc(x) + self.cache

    def title(self, name):
        self.name = name
        self.mode = "sum"
