import torch
from torch import nn
from torch.nn.modules.lazy import LazyModuleMixin


class PReLUEach(LazyModuleMixin, nn.Module):
    """A slope for each negative element behind the first axis, the same one along the axes in `shared`, counted from 1."""

    def __init__(self, shared=None):
        super().__init__()
        self.shared = [shared] if isinstance(shared, int) else shared or []
        self.alpha = nn.UninitializedParameter()

    def initialize_parameters(self, x):
        if nn.parameter.is_lazy(self.alpha):
            self.alpha.materialize([1 if axis in self.shared else x.shape[axis] for axis in range(1, x.ndim)])
            nn.init.zeros_(self.alpha)

    def forward(self, x):
        return torch.relu(x) - self.alpha * torch.relu(-x)
