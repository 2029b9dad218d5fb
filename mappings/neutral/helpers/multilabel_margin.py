import array_api_strict as xp


def multilabel_margin(x: xp.Array, target: xp.Array, reduction: str = "mean"):
    """How far the other classes come within 1 of each target class, of those that stand before the first negative one."""
    rows = x if x.ndim == 2 else xp.reshape(x, (1, -1))
    wanted = target if x.ndim == 2 else xp.reshape(target, (1, -1))
    valid = xp.cumulative_sum(xp.astype(wanted < 0, wanted.dtype), axis=1, dtype=wanted.dtype) == 0
    classes = xp.arange(rows.shape[1], dtype=wanted.dtype)
    hit = xp.any(xp.logical_and(xp.expand_dims(wanted, axis=-1) == classes, xp.expand_dims(valid, axis=-1)), axis=1)
    chosen = xp.take_along_axis(rows, xp.where(valid, wanted, xp.zeros_like(wanted)), axis=1)
    excess = 1.0 - xp.expand_dims(chosen, axis=-1) + xp.expand_dims(rows, axis=1)
    counts = xp.logical_and(xp.expand_dims(valid, axis=-1), xp.expand_dims(xp.logical_not(hit), axis=1))
    loss = xp.sum(xp.where(counts, xp.maximum(excess, xp.zeros_like(excess)), xp.zeros_like(excess)), axis=(1, 2)) / rows.shape[1]
    return reduced_loss(loss if x.ndim == 2 else loss[0], reduction)
