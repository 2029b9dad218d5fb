import torch


def f(event, x, y):
    while torch.sign(event(x, y)) == 1:
        x = x + 1
    g = lambda t: torch.sign(event(t, t))
    h = [torch.sign(event(t, t)) for t in y]
    k = [t for t in torch.sign(event(y, y))]
    return g, h, k


class A:
    s = [torch.sign(t()) for t in (torch.rand,)]
