from typing import List, Union

import torch
from torch import Tensor


def join(x: Union[Tensor, List[Tensor]]) -> Tensor:
    if isinstance(x, torch.Tensor):
        return x
    x = [y.unsqueeze(0) if y.numel() == 1 and y.ndim == 0 else y for y in x]
    return torch.cat(x, dim=0)


def count(batches):
    total = 0
    for batch in batches:
        total += batch.numel()
        total += batch.size(0)
    return total


def halves(pairs):
    first, second = pairs.pop()
    print(first.numel())
    return first.unsqueeze(0), second


class Solver:
    def __init__(self, **options):
        self.dtype = options["dtype"]

    def advance(self, t, y):
        if torch.is_complex(t):
            t = t.real
        t = t.to(y.abs().dtype)
        return t.to(y.device, self.dtype)

    def evaluate(self, t0, t1, t, coefficients):
        return ((t - t0) / (t1 - t0)).to(coefficients[0].dtype)
