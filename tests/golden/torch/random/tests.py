import pytest
import torch
from torch.autograd import gradcheck

torch.manual_seed(7)

Xs = [torch.randn(4, 10, dtype=torch.float64, requires_grad=True) for _ in range(5)]
ys = [torch.max(torch.randn_like(X), dim=1)[1] for X in Xs]
zs = {i: (torch.rand(3), torch.randn(i)) for i in range(4)}
n = [[torch.rand(2) for _ in range(2)] for k in range(3)]


def noisy(x):
    return x + torch.randn_like(x)


@pytest.mark.parametrize("dim", (0, 1))
def test_noise(dim):
    """doc"""
    if dim:
        x = torch.randn(3, 4)
    else:
        x = torch.rand(3, 4)
    assert noisy(x).sum(dim) is not None
    many = [noisy(y) for y in x]
    assert len(many) == 3


class TestIt:
    def setup_method(self):
        self.x = torch.randn(3)

    def test_x(self):
        assert noisy(self.x).shape == (3,)


def run(seed=None):
    if seed is not None:
        torch.manual_seed(seed)
    return torch.randn(3)
