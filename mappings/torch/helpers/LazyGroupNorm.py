import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.modules.lazy import LazyModuleMixin


class LazyGroupNorm(LazyModuleMixin, nn.Module):
    """Group normalisation of arrays whose channels come last; how many, the first input tells."""

    def __init__(self, num_groups, eps=1e-06):
        super().__init__()
        self.num_groups = num_groups
        self.eps = eps
        self.weight = nn.UninitializedParameter()
        self.bias = nn.UninitializedParameter()

    def initialize_parameters(self, x):
        for parameter, value in ((self.weight, 1.0), (self.bias, 0.0)):
            if nn.parameter.is_lazy(parameter):
                parameter.materialize(x.shape[-1:])
                nn.init.constant_(parameter, value)

    def forward(self, x):
        return torch.movedim(F.group_norm(torch.movedim(x, -1, 1), self.num_groups, self.weight, self.bias, self.eps), 1, -1)
