import math

import jax.numpy as jnp
from jax import lax


def avg_pool2d(x, window, strides=None, padding=0, count_padding=True):
    """The mean of each window over the last 2 axes; strides default to the window."""

    def each(value):
        return (value,) * 2 if isinstance(value, int) else tuple(value)

    def add(array):
        ones = (1,) * (array.ndim - 2)
        pads = [(0, 0)] * len(ones) + [(p, p) for p in each(padding)]
        return lax.reduce_window(array, 0.0, lax.add, ones + each(window), ones + each(strides or window), pads)

    if count_padding:
        return add(x) / math.prod(each(window))
    return add(x) / add(jnp.ones(x.shape[-2:], x.dtype))
