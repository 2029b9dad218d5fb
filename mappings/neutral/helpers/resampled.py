import math

import array_api_strict as xp


def resampled(x: xp.Array, shape, method: str = "linear", antialias: bool = True):
    """x scaled to the given shape, each axis of another length by weights of its elements: "nearest", "linear", "cubic", "lanczos3", "lanczos5"."""
    for axis, size in enumerate(shape):
        length, size = x.shape[axis], int(size)
        if size == length:
            continue
        if method == "nearest":
            places = xp.asarray([int((i + 0.5) * length / size) for i in range(size)])
            x = xp.take(x, places, axis=axis)
            continue
        x = x if xp.isdtype(x.dtype, "real floating") else xp.astype(x, xp.float32)
        scale = max(length / size, 1.0) if antialias else 1.0
        centre = (xp.astype(xp.arange(size), x.dtype) + 0.5) * (length / size) - 0.5
        far = xp.abs(xp.expand_dims(centre, axis=0) - xp.expand_dims(xp.astype(xp.arange(length), x.dtype), axis=1)) / scale
        weights = kernel_weights(far, method)
        total = xp.sum(weights, axis=0, keepdims=True)
        weights = xp.where(xp.abs(total) > 1e-4, weights / xp.where(total == 0.0, xp.ones_like(total), total), xp.zeros_like(weights))
        inside = xp.logical_and(centre >= -0.5, centre <= length - 0.5)
        weights = xp.where(xp.expand_dims(inside, axis=0), weights, xp.zeros_like(weights))
        x = xp.moveaxis(xp.tensordot(x, weights, axes=((axis,), (0,))), -1, axis)
    return x
