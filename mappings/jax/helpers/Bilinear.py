import jax.numpy as jnp
from flax import nnx


class Bilinear(nnx.Module):
    """Of two arrays the sums over i and j of x1[..., i] * weight[o, i, j] * x2[..., j], plus bias[o]."""

    def __init__(self, in1_features, in2_features, out_features, use_bias=True, *, rngs):
        bound = in1_features**-0.5
        self.weight = nnx.Param(rngs.params.uniform((out_features, in1_features, in2_features), minval=-bound, maxval=bound))
        self.bias = nnx.Param(rngs.params.uniform((out_features,), minval=-bound, maxval=bound)) if use_bias else None

    def __call__(self, x1, x2):
        y = jnp.einsum("...i,oij,...j->...o", x1, self.weight[...], x2)
        return y if self.bias is None else y + self.bias
