import torch
from torch import nn


class ChannelsLast(nn.Module):
    """A layer that wants the channels first, for arrays that have them last."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, x):
        return torch.movedim(self.layer(torch.movedim(x, -1, 1)), 1, -1)
