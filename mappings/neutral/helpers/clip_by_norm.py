import array_api_strict as xp


def clip_by_norm(x: xp.Array, clip_norm, axes=None):
    """x, scaled down to the norm clip_norm over the axes (None: all) where its norm is greater."""
    axes = tuple(range(x.ndim)) if axes is None else axes if isinstance(axes, int) else tuple(axes)
    squares = xp.sum(x * x, axis=axes, keepdims=True)
    none = squares == 0.0
    norm = xp.sqrt(xp.where(none, xp.ones_like(squares), squares))
    norm = xp.where(none, xp.zeros_like(norm), norm)
    return x * clip_norm / xp.clip(norm, clip_norm, None)
