"""Integers beyond 32 bits."""
import torch

ids = torch.arange(10)
print((ids * 2654435761) % 4294967296, 3000000000)
