"""Errors of arrays that are caught."""
import torch


def add(a: torch.Tensor, b: torch.Tensor):
    try:
        return a + b
    except RuntimeError as error:
        return str(error)


def factor(a: torch.Tensor):
    try:
        return torch.linalg.cholesky(a)
    except RuntimeError:
        return None


def pick(x: torch.Tensor, i: int):
    try:
        return x[i]
    except IndexError:
        return None


def load(path):
    try:
        return open(path).read()
    except RuntimeError:
        return torch.zeros(3)
