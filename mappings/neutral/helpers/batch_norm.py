import array_api_strict as xp


def batch_norm(x: xp.Array, mean: xp.Array | None = None, variance: xp.Array | None = None, weight: xp.Array | None = None,
               bias: xp.Array | None = None, epsilon: float = 1e-05):
    """x normalised by channel (axis 1) with the given mean and variance (default: those of x), scaled and shifted."""
    axes = (0,) + tuple(range(2, x.ndim))
    across = (1, -1) + (1,) * (x.ndim - 2)
    mean = xp.mean(x, axis=axes, keepdims=True) if mean is None else xp.reshape(mean, across)
    variance = xp.var(x, axis=axes, keepdims=True) if variance is None else xp.reshape(variance, across)
    out = (x - mean) / xp.sqrt(variance + epsilon)
    if weight is not None:
        out = out * xp.reshape(weight, across)
    return out if bias is None else out + xp.reshape(bias, across)
