import mlx.core as mx
import mlx.nn as nn


class ConvTranspose2d(nn.ConvTranspose2d):
    """nn.ConvTranspose2d for images whose channels come first."""

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, dilation=1, bias=True):
        super().__init__(in_channels, out_channels, kernel_size, stride, padding, dilation, output_padding, bias=bias)

    def __call__(self, x):
        first = x if x.ndim == 4 else x[None]
        y = mx.moveaxis(super().__call__(mx.moveaxis(first, 1, -1)), -1, 1)
        return y if x.ndim == 4 else y[0]
