import torch
from torch.autograd import Function


class F(Function):
    @classmethod
    def forward(cls, ctx, X, dim=0):
        return X * 2

    @staticmethod
    def backward(ctx, dY):
        return dY, None


def go(X):
    return F.apply(X, 1)


def test(x):
    y = go(x)
    y[:, :3] -= 1
    z = F.apply(x, 0)
    z[0] = 1
    return y.sum(0)
