"""One value for several elements of an array."""
import itertools

import torch


def symmetric(values: torch.Tensor):
    n = values.shape[0]
    out = torch.ones(n, n)
    for i, j in itertools.combinations(range(n), 2):
        out[i, j] = out[j, i] = values[i] * values[j]
    out[0, 0] = out[1, 1] = out[-1, -1] = 3
    return out


def rows(x: torch.Tensor, y: torch.Tensor, k: torch.Tensor):
    x[0] = y[0] = 1
    x[k] = x[0] = 2
    return x, y
