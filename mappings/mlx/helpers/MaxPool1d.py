import mlx.core as mx
import mlx.nn as nn


class MaxPool1d(nn.MaxPool1d):
    """nn.MaxPool1d for sequences whose channels come first."""

    def __call__(self, x):
        first = x if x.ndim == 3 else x[None]
        y = mx.moveaxis(super().__call__(mx.moveaxis(first, 1, -1)), -1, 1)
        return y if x.ndim == 3 else y[0]
