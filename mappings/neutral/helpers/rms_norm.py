import array_api_strict as xp


def rms_norm(x: xp.Array, shape: tuple[int, ...], weight: xp.Array | None = None, epsilon: float | None = None):
    """x divided by the root of its mean square over its last axes, as many as shape has, then scaled."""
    axes = tuple(range(-len(shape), 0))
    if epsilon is None:
        epsilon = float(xp.finfo(x.dtype).eps)
    out = x / xp.sqrt(xp.mean(x * x, axis=axes, keepdims=True) + epsilon)
    return out if weight is None else out * weight
