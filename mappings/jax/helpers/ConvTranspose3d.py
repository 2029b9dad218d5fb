import jax.numpy as jnp
from flax import nnx


class ConvTranspose3d(nnx.ConvTranspose):
    """nnx.ConvTranspose for volumes whose channels come first: the gradient of a convolution with the same arguments."""

    def __init__(self, in_features, out_features, kernel_size, strides=1, padding=0, output_padding=0, kernel_dilation=1, use_bias=True, *, rngs):
        def each(value):
            return (value,) * 3 if isinstance(value, int) else tuple(value)

        kernel_size, strides, kernel_dilation = each(kernel_size), each(strides), each(kernel_dilation)
        reach = [d * (k - 1) for k, d in zip(kernel_size, kernel_dilation)]
        padding = [(r - p, r - p + extra) for r, p, extra in zip(reach, each(padding), each(output_padding))]
        super().__init__(in_features, out_features, kernel_size, strides, padding=padding, kernel_dilation=kernel_dilation,
                         use_bias=use_bias, transpose_kernel=True, rngs=rngs)

    def __call__(self, x):
        return jnp.moveaxis(super().__call__(jnp.moveaxis(x, -4, -1)), -1, -4)
