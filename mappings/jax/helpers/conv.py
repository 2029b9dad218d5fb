import jax
import jax.numpy as jnp


def conv(x, weight, bias=None, strides=1, padding=0, dilation=1, groups=1):
    """x, of shape (batch, channels, *sizes) or without batch, convolved with weight, (out, channels / groups, *kernel)."""
    dims = weight.ndim - 2
    strides, dilation = [tuple(n) if isinstance(n, (tuple, list)) else (n,) * dims for n in (strides, dilation)]
    if isinstance(padding, str):
        padding = padding.upper()
    elif isinstance(padding, (tuple, list)):
        padding = [(n, n) for n in padding]
    else:
        padding = [(padding, padding)] * dims
    batched = x if x.ndim == weight.ndim else jnp.expand_dims(x, 0)
    out = jax.lax.conv_general_dilated(batched, weight, strides, padding, rhs_dilation=dilation, feature_group_count=groups)
    if bias is not None:
        out = out + jnp.reshape(bias, (-1,) + (1,) * dims)
    return out if x.ndim == weight.ndim else out[0]
