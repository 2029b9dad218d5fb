import array_api_strict as xp


def layer_norm(x: xp.Array, shape: tuple[int, ...], weight: xp.Array | None = None, bias: xp.Array | None = None,
               epsilon: float = 1e-05):
    """x brought to mean 0 and variance 1 over its last axes, as many as shape has, then scaled and shifted."""
    axes = tuple(range(-len(shape), 0))
    mean = xp.mean(x, axis=axes, keepdims=True)
    variance = xp.var(x, axis=axes, keepdims=True)
    out = (x - mean) / xp.sqrt(variance + epsilon)
    if weight is not None:
        out = out * weight
    return out if bias is None else out + bias
