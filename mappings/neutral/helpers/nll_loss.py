import array_api_strict as xp


def nll_loss(log_probs: xp.Array, target: xp.Array, weight: xp.Array | None = None, ignore_index: int = -100, reduction: str = "mean"):
    """Less the log probability of the target class (axis 1, or 0 of a vector), targets equal to ignore_index left out."""
    axis = 0 if log_probs.ndim == 1 else 1
    kept = target != ignore_index
    classes = xp.where(kept, target, xp.zeros_like(target))
    weights = xp.astype(kept, log_probs.dtype)
    if weight is not None:
        weights = weights * xp.take_nd(weight, classes, axis=0)
    picked = xp.take_along_axis(log_probs, xp.expand_dims(classes, axis=axis), axis=axis)
    losses = -xp.squeeze(picked, axis=axis) * weights
    if reduction == "none":
        return losses
    return xp.sum(losses) / xp.sum(weights) if reduction == "mean" else xp.sum(losses)
