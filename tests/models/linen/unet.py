"""Blocks made in setup, in lists, and normalisations told by a field or an argument."""
from typing import Optional, Sequence

import jax.numpy as jnp
import flax.linen as nn


class ConvBlock(nn.Module):
    features: int
    train: Optional[bool] = None

    @nn.compact
    def __call__(self, x, train: Optional[bool] = None):
        train = nn.merge_param('train', self.train, train)
        x = nn.Conv(self.features, (3, 3), use_bias=False)(x)
        x = nn.BatchNorm(use_running_average=not train, momentum=0.95)(x)
        x = nn.silu(x)
        x = nn.Conv(self.features, kernel_size=(3, 3), strides=2, padding='VALID')(x)
        x = nn.GroupNorm(num_groups=2)(x)
        return nn.silu(x)


class Encoder(nn.Module):
    sizes: Sequence[int] = (4, 8)
    rate: float = 0.0

    def setup(self):
        self.blocks = [ConvBlock(n) for n in self.sizes]
        self.dropout = nn.Dropout(self.rate)
        self.heads = {'a': nn.Dense(3), 'b': nn.Dense(2)}
        self.temperature = self.param('temperature', nn.initializers.constant(2.0), ())

    def __call__(self, x, train: bool = True):
        for block in self.blocks:
            x = block(x, train=train)
        x = x.mean(axis=(1, 2))
        x = self.dropout(x, deterministic=not train)
        return self.heads['a'](x) / self.temperature, self.heads['b'](x)
