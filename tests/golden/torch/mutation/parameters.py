"""Functions that change an array of their caller's: they return the new one, and their callers take it."""
import torch


def fill(x: torch.Tensor, v):
    if v is None:
        return
    x[:] = v


def first_row(x: torch.Tensor):
    row = x[0]
    row.add_(1)


def scale(x: torch.Tensor, by=2.0):
    x.mul_(by)
    return x


def both(a: torch.Tensor):
    fill(a, 1)
    first_row(a)


def summed(x: torch.Tensor):
    x += 1
    return x.sum()


def run():
    buf = torch.zeros(2, 3)
    view = buf[1]
    fill(buf, 3)
    fill(view, 4)
    both(buf)
    scaled = scale(buf)
    scale(torch.ones(2))
    return buf, view, scaled, summed(torch.ones(2))


print(run())
