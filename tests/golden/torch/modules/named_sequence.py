"""Sequences whose layers have names: given in an OrderedDict, or one by one; and what is asked of the layers by these."""
import collections
from collections import OrderedDict

import torch
from torch import nn


class Features(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.add_module("first", nn.Linear(3, 4))
        self.net = nn.Sequential(OrderedDict([("fc", nn.Linear(4, 4)), ("act", nn.LeakyReLU(0.2))]))
        layers = collections.OrderedDict()
        layers["norm"] = nn.BatchNorm1d(4)
        for i, size in enumerate(sizes):
            layers[f"fc{i}"] = nn.Linear(4, size)
        self.tail = nn.Sequential(layers)
        self.grown = nn.Sequential()
        for i in range(2):
            self.grown.add_module("fc%d" % i, nn.Linear(4, 4))

    def forward(self, x):
        x = self.net.act(self.net.fc(self.first(x)))
        x = self.grown.fc0(x) @ self.net.fc.weight
        return self.tail.norm(x), self.tail(self.grown(x)), self.grown[1](x)


plain = nn.Sequential(nn.Linear(3, 4), nn.ReLU())
plain.add_module("flat", nn.Flatten(0))


def extended(model):
    model.add_module("last", nn.Linear(4, 4))
    return model
