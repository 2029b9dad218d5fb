import torch
from torch import nn
from torch.nn import functional as F


class LazyConv3d(nn.LazyConv3d):
    """nn.Conv3d for arrays whose channels come last; how many, the first input tells."""

    cls_to_become = None

    def __init__(self, out_channels, kernel_size, stride=1, padding="SAME", dilation=1, groups=1, bias=True):
        kernel_size = kernel_size if isinstance(kernel_size, int) else tuple(kernel_size)
        super().__init__(out_channels, kernel_size, stride or 1, 0, dilation, groups, bias)
        self.pads = padding

    def initialize_parameters(self, x):
        super().initialize_parameters(torch.movedim(x, -1, 1))

    def forward(self, x):
        pads = window_padding(x.shape[1:-1], self.kernel_size, self.stride, self.dilation, self.pads)
        return torch.movedim(super().forward(F.pad(torch.movedim(x, -1, 1), pads)), 1, -1)
