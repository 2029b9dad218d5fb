import math

import array_api_strict as xp


def max_unpool(x: xp.Array, indices: xp.Array, dims: int, kernel, strides=None, padding=0, output_size=None):
    """Zeros, but for the elements of x at the places over the last dims axes that max_pool_places told."""
    kernel, strides, padding = [
        (tuple(n) * dims)[:dims] if isinstance(n, (tuple, list)) else (n,) * dims for n in (kernel, strides or kernel, padding)
    ]
    sizes = tuple([(n - 1) * s - 2 * p + k for n, k, s, p in zip(x.shape[-dims:], kernel, strides, padding)])
    if output_size is not None:
        sizes = tuple(output_size)[-dims:]
    outer = tuple(x.shape[:-dims])
    zeros = xp.zeros(outer + (math.prod(sizes),), dtype=x.dtype)
    filled = xp.scatter(zeros, xp.reshape(indices, outer + (-1,)), xp.reshape(x, outer + (-1,)), axis=-1)
    return xp.reshape(filled, outer + sizes)
