"""Functions handed on together with keywords of theirs."""
import torch


def apply(function, *args, **keywords):
    return function(*args, **keywords)


x = torch.ones(2, 3)
print(apply(torch.sum, x, dim=1, keepdim=True))
print(apply(torch.exp, x))
total = torch.sum
print(apply(total, x, dim=1))
