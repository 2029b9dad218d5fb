"""An MLP with as many layers as it is told."""
from typing import Sequence

import jax.numpy as jnp
from flax import linen as nn


class MLP(nn.Module):
    """Layers of the given sizes, with a ReLU between them."""
    features: Sequence[int]
    use_bias: bool = True  # in all layers

    @nn.compact
    def __call__(self, x):
        for i, feat in enumerate(self.features):
            x = nn.Dense(feat, use_bias=self.use_bias, name=f'layers_{i}')(x)
            if i != len(self.features) - 1:
                x = nn.relu(x)
        return x


class DeepMLP(nn.Module):
    features: Sequence[int]

    @nn.compact
    def __call__(self, inputs):
        x = inputs
        for feat in self.features[:-1]:
            x = nn.Dense(feat)(x)
            x = nn.LayerNorm()(x)
            x = nn.gelu(x)
        scale = self.param('scale', nn.initializers.ones, (1,))
        return scale * nn.Dense(self.features[-1])(x)


class Both(nn.Module):
    @nn.compact
    def __call__(self, x):
        return MLP(features=(16, 8, 4))(x) + DeepMLP((12, 4))(x)
