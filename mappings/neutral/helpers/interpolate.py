import math

import array_api_strict as xp


def interpolate(x: xp.Array, size=None, scale_factor=None, mode: str = "nearest", align_corners: bool | None = None,
                recompute_scale_factor: bool | None = None):
    """x, (batch, channels, *sizes), resampled along its last axes to size, or to sizes times scale_factor."""
    dims = x.ndim - 2
    sizes = size if isinstance(size, (tuple, list)) else (size,) * dims
    factors = scale_factor if isinstance(scale_factor, (tuple, list)) else (scale_factor,) * dims
    sizes = [n if f is None else math.floor(x.shape[axis] * f) for axis, (n, f) in enumerate(zip(sizes, factors), -dims)]
    if mode == "area":
        return adaptive_pool(x, dims, sizes, False)
    for axis, (length, factor) in enumerate(zip(sizes, factors), -dims):
        old = x.shape[axis]
        step = old / length if factor is None or recompute_scale_factor else 1.0 / factor
        if mode in ("nearest", "nearest-exact"):
            middle = 0.0 if mode == "nearest" else 0.5
            places = [min(math.floor((i + middle) * step), old - 1) for i in range(length)]
            x = xp.take(x, xp.asarray(places), axis=axis)
            continue
        if align_corners:
            places = [i * (old - 1) / max(length - 1, 1) for i in range(length)]
        else:
            places = [(i + 0.5) * step - 0.5 for i in range(length)]
        if mode != "bicubic":
            places = [max(place, 0.0) for place in places]
        below = [math.floor(place) for place in places]
        parts = [place - low for place, low in zip(places, below)]
        if mode == "bicubic":
            weights = [
                [((-0.75 * (t + 1) + 3.75) * (t + 1) - 6.0) * (t + 1) + 3.0 for t in parts],
                [(1.25 * t - 2.25) * t * t + 1.0 for t in parts],
                [(1.25 * (1 - t) - 2.25) * (1 - t) * (1 - t) + 1.0 for t in parts],
                [((-0.75 * (2 - t) + 3.75) * (2 - t) - 6.0) * (2 - t) + 3.0 for t in parts],
            ]
        else:
            weights = [[1.0 - t for t in parts], parts]
        first = -1 if mode == "bicubic" else 0
        total = 0.0
        for offset, weight in enumerate(weights, first):
            near = [min(max(low + offset, 0), old - 1) for low in below]
            across = xp.reshape(xp.asarray(weight, dtype=x.dtype), (-1,) + (1,) * (-1 - axis))
            total = total + xp.take(x, xp.asarray(near), axis=axis) * across
        x = total
    return x
