import jax.numpy as jnp
from jax import lax
from flax import nnx


class LayerNorm(nnx.Module):
    """Normalisation over the last axes, as many as shape has sizes."""

    def __init__(self, shape, epsilon=1e-05, use_scale=True, use_bias=True, *, rngs):
        shape = (shape,) if isinstance(shape, int) else tuple(shape)
        self.axes = tuple(range(-len(shape), 0))
        self.epsilon = epsilon
        self.scale = nnx.Param(jnp.ones(shape)) if use_scale else None
        self.bias = nnx.Param(jnp.zeros(shape)) if use_bias else None

    def __call__(self, x):
        x = x - x.mean(axis=self.axes, keepdims=True)
        x = x * lax.rsqrt((x * x).mean(axis=self.axes, keepdims=True) + self.epsilon)
        if self.scale is not None:
            x = x * self.scale
        return x if self.bias is None else x + self.bias
