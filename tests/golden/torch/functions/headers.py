"""Defaults are evaluated outside of their function; lambdas and functions may hand on what they are given."""
import torch


def noise(x=torch.rand(3)):
    return x


def pick(a, b, which):
    return a if which else b


def hand_on(a):
    return pick(a, a, True)


first = lambda rows: rows[0]
x = torch.ones(2, 3)
row = first(x)
row[0] = 5
y = hand_on(x)
y += 1
sizes = (*x.shape, 2)
print(x, torch.ones(3).expand(*sizes, 3).shape)
