import math

import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.conv = nn.Conv2d(3, width, 3, bias=False)
        self.norm = nn.BatchNorm2d(width)
        self.fc = nn.Linear(width, 10)
        self.scale = nn.Parameter(torch.empty(width, 2))
        self.shift = nn.Parameter(torch.randn(width) * 0.02)
        nn.init.xavier_uniform_(self.fc.weight)
        nn.init.zeros_(self.fc.bias)
        nn.init.kaiming_uniform_(self.scale, a=math.sqrt(5))
        for m in self.modules():
            if isinstance(m, nn.Conv2d):
                n = m.kernel_size[0] * m.kernel_size[1] * m.out_channels
                m.weight.data.normal_(0, math.sqrt(2.0 / n))
                if m.bias is not None:
                    nn.init.constant_(m.bias, 0.1)
            elif isinstance(m, (nn.BatchNorm2d, nn.LayerNorm)):
                m.weight.data.fill_(1)
                m.bias.data.zero_()
        self.apply(self._init_weights)

    def _init_weights(self, m):
        if isinstance(m, nn.Linear):
            nn.init.trunc_normal_(m.weight, std=0.02)
        elif isinstance(m, nn.Embedding):
            nn.init.normal_(m.weight, mean=0.0, std=0.02)

    def forward(self, x):
        x = self.norm(self.conv(x)).mean((2, 3))
        return torch.matmul(x, self.fc.weight.t()) + self.fc.bias


def init(m):
    if isinstance(m, nn.Linear):
        nn.init.orthogonal_(m.weight, gain=nn.init.calculate_gain("relu"))


def clear(layer: nn.Linear):
    with torch.no_grad():
        layer.weight.mul_(0.5)
        layer.bias.zero_()


net = Net(8)
net.apply(init)
clear(net.fc)
net.fc.weight = nn.Parameter(torch.ones(10, 8))


def unknown(m):
    nn.init.normal_(m.weight)


class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(10, 4)
        self.head = nn.Linear(4, 10)
        self.head.weight = self.embedding.weight

    def forward(self, x):
        return self.head(self.embedding(x))
