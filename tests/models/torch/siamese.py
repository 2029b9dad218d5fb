import torch
import torch.nn as nn
import torch.nn.functional as F


class Encoder(nn.Module):
    def __init__(self, dim, out):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(dim, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Linear(32, out))

    def forward_once(self, x):
        return F.normalize(self.net(x), dim=-1)

    def forward(self, x):
        return self.forward_once(x)


class Siamese(Encoder):
    def __init__(self, dim=20, out=8):
        super().__init__(dim, out)
        self.scale = nn.Parameter(torch.ones(1))

    def forward(self, a, b):
        a = super().forward(a)
        b = self.forward_once(b)
        return self.scale * (a * b).sum(dim=-1)
