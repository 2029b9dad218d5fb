import array_api_strict as xp


def multi_margin(x: xp.Array, target: xp.Array, p: int = 1, margin: float = 1.0, weight: xp.Array | None = None, reduction: str = "mean"):
    """How far the other classes come within margin of the target's, to the power p, averaged over the classes."""
    rows = x if x.ndim == 2 else xp.reshape(x, (1, -1))
    wanted = xp.reshape(target, (-1, 1))
    excess = xp.maximum(margin - xp.take_along_axis(rows, wanted, axis=1) + rows, xp.zeros_like(rows)) ** p
    if weight is not None:
        excess = excess * xp.expand_dims(xp.take(weight, xp.reshape(target, (-1,)), axis=0), axis=1)
    others = xp.arange(rows.shape[1], dtype=wanted.dtype) != wanted
    loss = xp.sum(xp.where(others, excess, xp.zeros_like(excess)), axis=1) / rows.shape[1]
    return reduced_loss(loss if x.ndim == 2 else loss[0], reduction)
