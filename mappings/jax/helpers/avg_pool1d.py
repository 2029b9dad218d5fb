import math

import jax.numpy as jnp
from jax import lax


def avg_pool1d(x, window, strides=None, padding=0, count_padding=True):
    """The mean of each window over the last 1 axes; strides default to the window."""

    def each(value):
        return (value,) * 1 if isinstance(value, int) else tuple(value)

    def add(array):
        ones = (1,) * (array.ndim - 1)
        pads = [(0, 0)] * len(ones) + [(p, p) for p in each(padding)]
        return lax.reduce_window(array, 0.0, lax.add, ones + each(window), ones + each(strides or window), pads)

    if count_padding:
        return add(x) / math.prod(each(window))
    return add(x) / add(jnp.ones(x.shape[-1:], x.dtype))
