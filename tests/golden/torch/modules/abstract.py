"""What a base class calls and leaves to those that derive from it."""
import torch
from torch import nn


class Loss(nn.Module):
    def __init__(self, reduction="sum"):
        super().__init__()
        self.reduction = reduction

    def forward(self, x, target):
        loss = self.loss(x, target)
        return loss.sum(dim=0) if self.reduction == "sum" else loss


class Squared(Loss):
    def loss(self, x, target):
        return torch.square(x - target)
