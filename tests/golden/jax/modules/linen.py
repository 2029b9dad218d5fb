"""Modules whose layers are made as they are first called."""
from functools import partial
from typing import Any, Callable, Optional, Sequence

import jax
import jax.numpy as jnp
from flax import linen as nn

ModuleDef = Any


class MLP(nn.Module):
    """As many layers as there are sizes."""

    features: Sequence[int]  # the last one is that of the output
    act: Callable = nn.relu

    @nn.compact
    def __call__(self, x):
        for n in self.features[:-1]:
            # a layer and its activation
            x = self.act(nn.Dense(n)(x))
        return nn.Dense(self.features[-1])(x)


class Head(nn.Module):
    classes: int
    rate: float = 0.1

    @nn.compact
    def __call__(self, x, train: bool = True):
        width = 2 * self.classes
        x = nn.Dense(width, name="hidden", kernel_init=nn.initializers.lecun_normal())(x)
        x = nn.BatchNorm(use_running_average=not train, momentum=0.9)(x)
        if self.rate > 0:
            x = nn.Dropout(self.rate, deterministic=not train)(x)
        bias = self.param("bias", nn.initializers.zeros, (self.classes,))
        return nn.Dense(self.classes, use_bias=False)(nn.Dense(x.shape[-1])(x)) + bias


class Block(nn.Module):
    conv: ModuleDef
    train: Optional[bool] = None

    @nn.compact
    def __call__(self, x, train: Optional[bool] = None):
        train = nn.merge_param("train", self.train, train)
        y = self.conv(x.shape[-1], (3, 3))(x)
        y = nn.Dropout(0.2)(y, deterministic=not train)
        if y.shape != x.shape:
            x = self.conv(8, (1, 1), name="proj")(x)
        return x + y


class Both(nn.Module):
    def setup(self):
        self.blocks = [Block(partial(nn.Conv, use_bias=False)) for _ in range(2)]
        self.head = Head(3)

    def __call__(self, x, train: bool):
        for block in self.blocks:
            x = block(x, train=train)
        return self.head(x.mean(axis=(1, 2)), train)


class Left(nn.Module):
    @nn.compact
    def __call__(self, x, n):
        return nn.Dense(n)(x)


class Inner(nn.Module):
    @nn.compact
    def __call__(self, x):
        def layer(y):
            return nn.Dense(3)(y)

        return layer(x)
