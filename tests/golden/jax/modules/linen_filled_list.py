import jax
import jax.numpy as jnp
from flax import linen as nn
from typing import Sequence

class MLP(nn.Module):
    sizes: Sequence[int]

    @nn.compact
    def __call__(self, x):
        layers = []
        for i, size in enumerate(self.sizes):
            layers.append(nn.Dense(size))
            layers.append(nn.relu)
        return nn.Sequential(layers)(x)

class MLP2(nn.Module):
    sizes: Sequence[int]

    @nn.compact
    def __call__(self, x):
        layers = []
        for i, size in enumerate(self.sizes):
            layers += [nn.Dense(size), nn.relu]
        return nn.Sequential(layers)(x)
