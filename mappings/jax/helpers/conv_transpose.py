import jax
import jax.numpy as jnp


def conv_transpose(x, weight, bias=None, strides=1, padding=0, output_padding=0, groups=1, dilation=1):
    """The transposed convolution of x, (batch, channels, *sizes) or without batch, weight being (channels, out / groups, *kernel)."""
    dims = weight.ndim - 2
    kernel = weight.shape[2:]
    strides, padding, output_padding, dilation = [
        tuple(n) if isinstance(n, (tuple, list)) else (n,) * dims for n in (strides, padding, output_padding, dilation)
    ]
    pads = [(d * (k - 1) - p, d * (k - 1) - p + o) for k, p, o, d in zip(kernel, padding, output_padding, dilation)]
    turned = jnp.reshape(weight, (groups, weight.shape[0] // groups, *weight.shape[1:]))
    turned = jnp.reshape(jnp.swapaxes(turned, 1, 2), (-1, weight.shape[0] // groups, *kernel))
    turned = jnp.flip(turned, axis=tuple(range(-dims, 0)))
    batched = x if x.ndim == weight.ndim else jnp.expand_dims(x, 0)
    out = jax.lax.conv_general_dilated(
        batched, turned, (1,) * dims, pads, lhs_dilation=strides, rhs_dilation=dilation, feature_group_count=groups
    )
    if bias is not None:
        out = out + jnp.reshape(bias, (-1,) + (1,) * dims)
    return out if x.ndim == weight.ndim else out[0]
