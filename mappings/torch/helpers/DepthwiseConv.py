import math

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.modules.lazy import LazyModuleMixin


class DepthwiseConv(LazyModuleMixin, nn.Module):
    """A convolution of each channel by itself, of arrays whose channels come last; how many, the first input tells."""

    def __init__(self, kernel_size, strides=1, padding="valid", dilation=1, multiplier=1, bias=True, dims=2):
        super().__init__()
        self.multiplier = multiplier
        self.kernel_size, self.strides, self.dilation = (
            (one,) * dims if isinstance(one, int) else tuple(one) for one in (kernel_size, strides, dilation))
        self.padding = padding
        self.weight = nn.UninitializedParameter()
        self.bias = nn.UninitializedParameter() if bias else None

    def initialize_parameters(self, x):
        if nn.parameter.is_lazy(self.weight):
            self.weight.materialize((x.shape[-1], self.multiplier, *self.kernel_size))
            bound = math.sqrt(6 / ((x.shape[-1] + self.multiplier) * math.prod(self.kernel_size)))
            nn.init.uniform_(self.weight, -bound, bound)
        if nn.parameter.is_lazy(self.bias):
            self.bias.materialize((x.shape[-1] * self.multiplier,))
            nn.init.zeros_(self.bias)

    def forward(self, x):
        pads = window_padding(x.shape[1:-1], self.kernel_size, self.strides, self.dilation, self.padding)
        convolve = (F.conv1d, F.conv2d, F.conv3d)[len(self.strides) - 1]
        weight = self.weight.flatten(0, 1).unsqueeze(1)
        y = convolve(F.pad(torch.movedim(x, -1, 1), pads), weight, self.bias, self.strides, 0, self.dilation, x.shape[-1])
        return torch.movedim(y, 1, -1)
