import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.modules.lazy import LazyModuleMixin


class LazyRMSNorm(LazyModuleMixin, nn.Module):
    """RMS normalisation over the last axis, whose size the first input tells."""

    def __init__(self, eps=1e-06, scale=True):
        super().__init__()
        self.eps = eps
        self.weight = nn.UninitializedParameter() if scale else None

    def initialize_parameters(self, x):
        if nn.parameter.is_lazy(self.weight):
            self.weight.materialize(x.shape[-1:])
            nn.init.ones_(self.weight)

    def forward(self, x):
        return F.rms_norm(x, x.shape[-1:], self.weight, self.eps)
