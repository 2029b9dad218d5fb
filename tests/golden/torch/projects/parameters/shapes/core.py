import torch

from .compat import EPSILON, F
from .helpers import flatten


class Scaler:
    def __init__(self, scale):
        self.scale = scale

    def apply(self, values):
        return F.relu(values * self.scale + EPSILON)


def centre(values):
    rows = flatten(values)
    return rows - rows.mean(dim=0)


def total(names):
    return sum(name.count("a") for name in names)
