"""Casts to 64 bits."""
import torch

x = torch.ones(3)
print(x.double() / 3)
