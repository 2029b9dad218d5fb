"""Imports of several kinds; some stay."""
import math
import torch, sys
import torch.nn.functional as F
from torch import (
    cat,
    nn,  # layers
)


class Block(nn.Module):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.relu(cat([x, x], dim=0)) * math.pi


print(sys.argv)
