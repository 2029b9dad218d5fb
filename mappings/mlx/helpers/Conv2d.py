import mlx.core as mx
import mlx.nn as nn


class Conv2d(nn.Conv2d):
    """nn.Conv2d for images whose channels come first, or last; padding is a number of elements, one for each axis, or a mode."""

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, last=False):
        def each(value):
            return (value,) * 2 if isinstance(value, int) else tuple(value)

        kernel_size, stride, dilation = each(kernel_size), each(stride), each(dilation)
        super().__init__(in_channels, out_channels, kernel_size, stride, dilation=dilation, groups=groups, bias=bias)
        self.in_channels, self.out_channels, self.last = in_channels, out_channels, last
        self._windows = tuple((d * (k - 1), s) for k, s, d in zip(kernel_size, stride, dilation))
        self._padding = padding.lower() if isinstance(padding, str) else each(padding)

    def widths(self, sizes):
        if self._padding == "valid":
            return [(0, 0)] * 2
        if self._padding != "same":
            return [n if isinstance(n, (tuple, list)) else (n, n) for n in self._padding]
        totals = [max(-(-n // s) * s - s + reach + 1 - n, 0) for n, (reach, s) in zip(sizes, self._windows)]
        return [(n // 2, n - n // 2) for n in totals]

    def __call__(self, x):
        first = x if x.ndim == 4 else x[None]
        first = first if self.last else mx.moveaxis(first, 1, -1)
        y = super().__call__(mx.pad(first, [(0, 0), *self.widths(first.shape[1:-1]), (0, 0)]))
        y = y if self.last else mx.moveaxis(y, -1, 1)
        return y if x.ndim == 4 else y[0]
