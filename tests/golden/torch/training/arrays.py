"""Parameters that are frozen one by one, and arrays that are none."""
import copy

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(3, 4)
        self.norm = nn.BatchNorm1d(4)

    def forward(self, x):
        return self.norm(self.body(x))


class Average:
    def __init__(self, model: Net):
        self.module = copy.deepcopy(model)
        for p in self.module.parameters():
            p.requires_grad = False

    @torch.no_grad()
    def update(self, model: Net):
        for mean, p in zip(self.module.parameters(), model.parameters()):
            mean.mul_(0.9).add_(p.data, alpha=0.1)
        for mean, b in zip(self.module.buffers(), model.buffers()):
            mean.copy_(b)
