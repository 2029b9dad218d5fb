import mlx.core as mx
import mlx.nn as nn


class LayerNorm(nn.Module):
    """Normalisation over the last axes, as many as shape has sizes."""

    def __init__(self, shape, eps=1e-05, use_scale=True, use_bias=True):
        super().__init__()
        self._shape = (shape,) if isinstance(shape, int) else tuple(shape)
        self.eps = eps
        if use_scale:
            self.weight = mx.ones(self._shape)
        if use_bias:
            self.bias = mx.zeros(self._shape)

    def __call__(self, x):
        axes = tuple(range(-len(self._shape), 0))
        x = x - x.mean(axis=axes, keepdims=True)
        x = x * mx.rsqrt((x * x).mean(axis=axes, keepdims=True) + self.eps)
        if "weight" in self:
            x = x * self.weight
        return x + self.bias if "bias" in self else x
