import jax.numpy as jnp
from jax import lax


def max_pool2d(x, window, strides=None, padding=0, dilation=1):
    """The greatest element of each window over the last 2 axes; strides default to the window."""

    def each(value):
        return (value,) * 2 if isinstance(value, int) else tuple(value)

    ones = (1,) * (x.ndim - 2)
    pads = [(0, 0)] * len(ones) + [(p, p) for p in each(padding)]
    return lax.reduce_window(x, -jnp.inf, lax.max, ones + each(window), ones + each(strides or window), pads, window_dilation=ones + each(dilation))
