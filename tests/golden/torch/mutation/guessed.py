import torch
from other import go


def a(x, func):
    y = func(x)
    y[:, :3] -= 1
    return torch.allclose(y, torch.zeros_like(y))


def b(x):
    y = go(x)
    y[:, :3] -= 1
    return torch.allclose(y, torch.zeros_like(y))


def c(x):
    y = d(x)
    y[:, :3] -= 1
    return torch.allclose(y, torch.zeros_like(y))


def d(x):
    return x.foo()


def e(x):
    y = go(x)
    y[:, :3] -= 1
    y[0] = 2
    return y


def f(x):
    x[:, 3:] = 1
    x[..., 0] = 3
    x[x > 1] = 0
    x[:3] = 0
    return x
