import mlx.core as mx


def weighted_bincount(x, weights, minlength=0):
    """The sum of the weights of each value from 0 on in the integers x."""
    length = max(minlength, mx.max(x).item() + 1 if x.size else 0)
    sums = mx.zeros(length, dtype=weights.dtype if mx.issubdtype(weights.dtype, mx.floating) else mx.float32)
    return sums.at[x].add(weights.astype(sums.dtype)) if x.size else sums
