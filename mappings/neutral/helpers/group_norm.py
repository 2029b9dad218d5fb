import array_api_strict as xp


def group_norm(x: xp.Array, groups: int, weight: xp.Array | None = None, bias: xp.Array | None = None, epsilon: float = 1e-05):
    """x with each group of channels (axis 1) brought to mean 0 and variance 1, then scaled and shifted by channel."""
    if 0 in x.shape:
        return x
    grouped = xp.reshape(x, (x.shape[0], groups, -1))
    mean = xp.mean(grouped, axis=-1, keepdims=True)
    variance = xp.var(grouped, axis=-1, keepdims=True)
    out = xp.reshape((grouped - mean) / xp.sqrt(variance + epsilon), x.shape)
    across = (1, -1) + (1,) * (x.ndim - 2)
    if weight is not None:
        out = out * xp.reshape(weight, across)
    if bias is not None:
        out = out + xp.reshape(bias, across)
    return out
