import array_api_strict as xp


def weighted_average(x: xp.Array, weights: xp.Array, axis=None, keepdims: bool = False):
    """The mean over the given axes, weighted with weights of x's shape or of these axes', and the sum of the weights."""
    if weights.shape != x.shape:
        axes = [a % x.ndim for a in ((axis,) if isinstance(axis, int) else axis)]
        weights = xp.permute_dims(weights, tuple(sorted(range(len(axes)), key=lambda k: axes[k])))
        weights = xp.reshape(weights, tuple(x.shape[k] if k in axes else 1 for k in range(x.ndim)))
    total = xp.sum(xp.broadcast_to(weights, x.shape), axis=axis, keepdims=keepdims)
    mean = xp.sum(x * weights, axis=axis, keepdims=keepdims) / total
    return mean, xp.astype(total, mean.dtype)
