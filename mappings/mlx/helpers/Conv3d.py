import mlx.core as mx
import mlx.nn as nn


class Conv3d(nn.Conv3d):
    """nn.Conv3d for volumes whose channels come first; padding is a number of elements, one for each axis, or a mode."""

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, bias=True):
        def each(value):
            return (value,) * 3 if isinstance(value, int) else tuple(value)

        reach = [n * (size - 1) for n, size in zip(each(dilation), each(kernel_size))]
        if isinstance(padding, str):
            widths = [(n // 2, n - n // 2) if padding == "same" else (0, 0) for n in reach]
        else:
            widths = [(n, n) for n in each(padding)]
        super().__init__(in_channels, out_channels, kernel_size, stride, dilation=dilation, bias=bias)
        self.in_channels, self.out_channels = in_channels, out_channels
        self._widths = ((0, 0), *widths, (0, 0))

    def __call__(self, x):
        first = x if x.ndim == 5 else x[None]
        y = super().__call__(mx.pad(mx.moveaxis(first, 1, -1), self._widths))
        y = mx.moveaxis(y, -1, 1)
        return y if x.ndim == 5 else y[0]
