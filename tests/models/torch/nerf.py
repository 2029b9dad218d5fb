import torch
import torch.nn as nn


class NeRF(nn.Module):
    def __init__(self, depth=4, width=32, frequencies=4, skips=(2,)):
        super().__init__()
        self.frequencies = frequencies
        self.skips = skips
        in_dim = 3 + 3 * 2 * frequencies
        self.linears = nn.ModuleList(
            [nn.Linear(in_dim, width)]
            + [nn.Linear(width + in_dim, width) if i in skips else nn.Linear(width, width) for i in range(1, depth)]
        )
        self.sigma = nn.Linear(width, 1)
        self.color = nn.Sequential(nn.Linear(width, width // 2), nn.ReLU(), nn.Linear(width // 2, 3), nn.Sigmoid())

    def encode(self, x):
        out = [x]
        for i in range(self.frequencies):
            out.append(torch.sin(2.0 ** i * x))
            out.append(torch.cos(2.0 ** i * x))
        return torch.cat(out, dim=-1)

    def forward(self, x):
        encoded = self.encode(x)
        h = encoded
        for i, linear in enumerate(self.linears):
            if i in self.skips:
                h = torch.cat([h, encoded], dim=-1)
            h = torch.relu(linear(h))
        return torch.cat([self.color(h), torch.relu(self.sigma(h))], dim=-1)
