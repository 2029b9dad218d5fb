import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, hidden=16):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(4, hidden), nn.ReLU(), nn.Linear(hidden, hidden), nn.GELU(approximate="tanh"))
        self.act = nn.LeakyReLU(0.2)
        self.norm = nn.LayerNorm(hidden, eps=1e-6)
        self.head = nn.Linear(hidden, 2, bias=False)

    def forward(self, x):
        return torch.softmax(self.head(self.norm(self.act(self.body(x)))), dim=-1)
