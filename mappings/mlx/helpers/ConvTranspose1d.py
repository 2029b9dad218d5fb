import mlx.core as mx
import mlx.nn as nn


class ConvTranspose1d(nn.ConvTranspose1d):
    """nn.ConvTranspose1d for sequences whose channels come first."""

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, dilation=1, bias=True):
        sizes = [n if isinstance(n, int) else n[0] for n in (kernel_size, stride, padding, dilation, output_padding)]
        super().__init__(in_channels, out_channels, *sizes, bias=bias)

    def __call__(self, x):
        first = x if x.ndim == 3 else x[None]
        y = mx.moveaxis(super().__call__(mx.moveaxis(first, 1, -1)), -1, 1)
        return y if x.ndim == 3 else y[0]
