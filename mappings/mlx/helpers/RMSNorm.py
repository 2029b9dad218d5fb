import mlx.core as mx
import mlx.nn as nn


class RMSNorm(nn.Module):
    """x over the root of its mean square along the last axes, as many as shape has sizes, scaled if so said."""

    def __init__(self, shape, eps=None, use_scale=True):
        super().__init__()
        self._shape = (shape,) if isinstance(shape, int) else tuple(shape)
        self.eps = eps
        if use_scale:
            self.weight = mx.ones(self._shape)

    def __call__(self, x):
        axes = tuple(range(-len(self._shape), 0))
        eps = mx.finfo(x.dtype).eps if self.eps is None else self.eps
        x = x * mx.rsqrt((x * x).mean(axis=axes, keepdims=True) + eps)
        return x * self.weight if "weight" in self else x
