"""Calls of functions of another file."""
import torch

import lib
from lib import fill, fresh, noisy, same


def run():
    buffer = torch.zeros(3)
    fill(buffer, 3.0)
    other = fresh(buffer)
    other += 1
    view = same(buffer)
    view += 1
    return buffer, other, view


def draw(x: torch.Tensor):
    lib.fill(x, 1.0)
    return noisy(x) + lib.noisy(x)
