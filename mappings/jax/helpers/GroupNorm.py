import jax.numpy as jnp
from flax import nnx


class GroupNorm(nnx.GroupNorm):
    """nnx.GroupNorm for arrays whose channels are axis 1."""

    def __init__(self, num_groups, num_features, epsilon=1e-05, affine=True, *, rngs):
        super().__init__(num_features, num_groups, epsilon=epsilon, use_bias=affine, use_scale=affine, use_fast_variance=False, rngs=rngs)

    def __call__(self, x):
        return jnp.moveaxis(super().__call__(jnp.moveaxis(x, 1, -1)), -1, 1)
