"""Functions that change what they are given, hand it back, or draw random numbers."""
import torch


def fill(buffer: torch.Tensor, value):
    buffer[:] = value


def _twice(buffer: torch.Tensor):
    fill(buffer, 2.0)
    return buffer


def same(x: torch.Tensor):
    return x.view(-1)


def fresh(x: torch.Tensor):
    return x + 1


def noisy(x: torch.Tensor):
    return x + torch.randn(3)
