import math

import torch
import torch.nn as nn


class AffineCoupling(nn.Module):
    def __init__(self, dim, hidden, flip):
        super().__init__()
        self.flip = flip
        self.half = dim // 2
        self.net = nn.Sequential(nn.Linear(self.half, hidden), nn.Tanh(), nn.Linear(hidden, 2 * self.half))

    def forward(self, x):
        x1, x2 = x[:, :self.half], x[:, self.half:]
        if self.flip:
            x1, x2 = x2, x1
        s, t = self.net(x1).chunk(2, dim=-1)
        s = torch.tanh(s)
        y2 = x2 * torch.exp(s) + t
        y = torch.cat([y2, x1] if self.flip else [x1, y2], dim=-1)
        return y, s.sum(dim=-1)


class RealNVP(nn.Module):
    def __init__(self, dim=4, hidden=16, n_layers=4):
        super().__init__()
        self.dim = dim
        self.layers = nn.ModuleList([AffineCoupling(dim, hidden, flip=i % 2 == 1) for i in range(n_layers)])

    def forward(self, x):
        log_det = torch.zeros(x.shape[0])
        for layer in self.layers:
            x, ld = layer(x)
            log_det = log_det + ld
        log_prob = -0.5 * (x ** 2).sum(dim=-1) - 0.5 * self.dim * math.log(2 * math.pi)
        return log_prob + log_det
