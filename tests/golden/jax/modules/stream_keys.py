"""Parameters drawn from streams that are handed on otherwise, and functions that partial() gives arguments, in a class."""
from functools import partial

import jax
from flax import nnx


class Scale(nnx.Module):
    def __init__(self, size: int, *, rngs: nnx.Rngs):
        self.w = nnx.Param(jax.random.uniform(rngs.params(), (size,)))
        self.v = nnx.Param(jax.random.normal(rngs(), (size,)) * 0.02)
        self.pool = partial(nnx.avg_pool, window_shape=(2, 2), strides=(2, 2))

    def __call__(self, x):
        return self.pool(x) * self.w + self.v


class Keyed(nnx.Module):
    def __init__(self, size: int, *, rngs: nnx.Rngs):
        key = rngs.params()
        self.w = nnx.Param(jax.random.uniform(key, (size,)))

    def __call__(self, x):
        return x * self.w
