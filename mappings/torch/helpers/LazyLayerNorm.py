import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.modules.lazy import LazyModuleMixin


class LazyLayerNorm(LazyModuleMixin, nn.Module):
    """Layer normalisation over the last axis, whose size the first input tells."""

    def __init__(self, eps=1e-06, scale=True, bias=True):
        super().__init__()
        self.eps = eps
        self.weight = nn.UninitializedParameter() if scale else None
        self.bias = nn.UninitializedParameter() if bias else None

    def initialize_parameters(self, x):
        for parameter, value in ((self.weight, 1.0), (self.bias, 0.0)):
            if nn.parameter.is_lazy(parameter):
                parameter.materialize(x.shape[-1:])
                nn.init.constant_(parameter, value)

    def forward(self, x):
        return F.layer_norm(x, x.shape[-1:], self.weight, self.bias, self.eps)
