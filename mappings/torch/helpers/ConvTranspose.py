import math

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.modules.lazy import LazyModuleMixin


class ConvTranspose(LazyModuleMixin, nn.Module):
    """A transposed convolution as long as its input times the stride ("same"), or no shorter than all that it adds up ("valid")."""

    def __init__(self, out_channels, kernel_size, strides=1, padding="valid", bias=True, dims=2, channels="last", in_channels=None):
        super().__init__()
        self.out_channels = out_channels
        self.kernel_size = (kernel_size,) * dims if isinstance(kernel_size, int) else tuple(kernel_size)
        self.strides = (strides,) * dims if isinstance(strides, int) else tuple(strides)
        self.same = padding.lower() == "same"
        self.axis = -1 if channels == "last" else 1
        self.weight = nn.UninitializedParameter()
        self.bias = nn.Parameter(torch.zeros(out_channels)) if bias else None
        if in_channels is not None:
            self.make_weight(in_channels)

    def make_weight(self, in_channels):
        self.weight.materialize((in_channels, self.out_channels, *self.kernel_size))
        bound = math.sqrt(6 / ((in_channels + self.out_channels) * math.prod(self.kernel_size)))
        nn.init.uniform_(self.weight, -bound, bound)

    def initialize_parameters(self, x):
        if nn.parameter.is_lazy(self.weight):
            self.make_weight(x.shape[self.axis])

    def forward(self, x):
        x = torch.movedim(x, self.axis, 1)
        convolve = (F.conv_transpose1d, F.conv_transpose2d, F.conv_transpose3d)[len(self.strides) - 1]
        pads = []
        for size, kernel, stride in zip(x.shape[2:], self.kernel_size, self.strides):
            before = max(kernel - stride, 0) // 2 if self.same else 0
            length = size * stride if self.same else (size - 1) * stride + max(kernel, stride)
            pads = [-before, length + before - (size - 1) * stride - kernel] + pads
        y = F.pad(convolve(x, self.weight, None, self.strides), pads)
        if self.bias is not None:
            y = y + self.bias.reshape(-1, *[1] * len(self.strides))
        return torch.movedim(y, 1, self.axis)
