import torch
from torch import nn


class GaussianDropout(nn.Module):
    """Multiplies by normal numbers around 1 while training."""

    def __init__(self, rate):
        super().__init__()
        self.std = (rate / (1.0 - rate)) ** 0.5

    def forward(self, x):
        return x * (1.0 + self.std * torch.randn_like(x)) if self.training else x
