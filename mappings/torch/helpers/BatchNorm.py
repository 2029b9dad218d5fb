import torch
from torch import nn


class BatchNorm(nn.BatchNorm1d):
    """Batch normalisation over the last axis, whose running variance is the biased one."""

    def __init__(self, num_features, eps=1e-05, momentum=0.1):
        super().__init__(num_features, eps=eps, momentum=momentum)

    def forward(self, x):
        flat = x.reshape(-1, self.num_features)
        old = self.running_var.clone()
        y = super().forward(flat)
        if self.training:
            unbiased = (self.running_var - (1 - self.momentum) * old) / self.momentum
            self.running_var.copy_((1 - self.momentum) * old + self.momentum * unbiased * (len(flat) - 1) / len(flat))
        return y.reshape(x.shape)
