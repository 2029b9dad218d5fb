import torch
from torch import nn
from torch.nn import functional as F


class Conv2d(nn.Conv2d):
    """nn.Conv2d for arrays whose channels come last, with the padding modes SAME and VALID."""

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding="SAME", dilation=1, groups=1, bias=True):
        kernel_size = kernel_size if isinstance(kernel_size, int) else tuple(kernel_size)
        explicit = not isinstance(padding, str)
        super().__init__(in_channels, out_channels, kernel_size, stride or 1, padding if explicit else 0, dilation, groups, bias)
        self.same = not explicit and padding.upper() == "SAME"

    def forward(self, x):
        x = torch.movedim(x, -1, -3)
        if self.same:
            pads = []
            for size, kernel, stride, dilation in zip(x.shape[-2:], self.kernel_size, self.stride, self.dilation):
                total = max((-(-size // stride) - 1) * stride + dilation * (kernel - 1) + 1 - size, 0)
                pads = [total // 2, total - total // 2] + pads
            x = F.pad(x, pads)
        return torch.movedim(super().forward(x), -3, -1)
