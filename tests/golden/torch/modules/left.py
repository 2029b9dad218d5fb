"""What can't be translated leaves its class whole, and those that belong to it."""
import torch
from torch import nn


class Hooked(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 3)
        self.fc.register_forward_hook(print)

    def forward(self, x):
        return torch.relu(self.fc(x))


class Around(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = Hooked()

    def forward(self, x):
        return self.inner(x)


class Alone(nn.Module):
    def forward(self, x):
        return torch.sum(x, dim=-1)
