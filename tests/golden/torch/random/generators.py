"""Generators as values, parameters and attributes."""
import torch

g = torch.Generator()
g.manual_seed(42)
x = torch.randn(3, 4, generator=g)
y = torch.randint(0, 10, (5,), generator=g)


def augment(x, generator: torch.Generator):
    mask = torch.rand(x.shape, generator=generator) < 0.5
    return torch.where(mask, x, torch.zeros_like(x))


def maybe(x, generator=None):
    return x + torch.randn(x.shape, generator=generator)


z = augment(x, g)
z = augment(z, generator=g)
print(x.shape, y.shape, z.shape)
perm = torch.randperm(4, generator=torch.Generator().manual_seed(0))
print(perm.shape)
print(maybe(x).shape)
