import jax.numpy as jnp
from flax import nnx


class Conv3d(nnx.Conv):
    """nnx.Conv for volumes whose channels come first; padding is a number of elements, one for each axis, or a mode."""

    def __init__(self, in_features, out_features, kernel_size, strides=1, padding=0, kernel_dilation=1, feature_group_count=1, use_bias=True, *, rngs):
        if isinstance(kernel_size, int):
            kernel_size = (kernel_size, kernel_size, kernel_size)
        if isinstance(padding, str):
            padding = padding.upper()
        super().__init__(in_features, out_features, tuple(kernel_size), strides, padding=padding, kernel_dilation=kernel_dilation,
                         feature_group_count=feature_group_count, use_bias=use_bias, rngs=rngs)

    def __call__(self, x):
        return jnp.moveaxis(super().__call__(jnp.moveaxis(x, -4, -1)), -1, -4)
