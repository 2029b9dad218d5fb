import array_api_strict as xp


def cross_entropy(logits: xp.Array, target: xp.Array, weight: xp.Array | None = None, ignore_index: int = -100, reduction: str = "mean",
                  label_smoothing: float = 0.0):
    """The cross entropy of softmax(logits) (classes along axis 1, or 0 of a vector) and target: classes or probabilities."""
    axis = 0 if logits.ndim == 1 else 1
    log_probs = xp.nn.log_softmax(logits, axis=axis)
    by_class = log_probs
    if weight is not None:
        by_class = log_probs * xp.reshape(weight, (-1,) + (1,) * (logits.ndim - axis - 1))
    count = logits.shape[axis]
    if target.dtype == logits.dtype:
        target = target * (1.0 - label_smoothing) + label_smoothing / count
        losses = -xp.sum(by_class * target, axis=axis)
        if reduction == "none":
            return losses
        return xp.mean(losses) if reduction == "mean" else xp.sum(losses)
    kept = target != ignore_index
    classes = xp.where(kept, target, xp.zeros_like(target))
    weights = xp.astype(kept, logits.dtype)
    picked = xp.take_along_axis(by_class, xp.expand_dims(classes, axis=axis), axis=axis)
    losses = -xp.squeeze(picked, axis=axis)
    if label_smoothing > 0:
        losses = losses * (1.0 - label_smoothing) - xp.sum(by_class, axis=axis) * (label_smoothing / count)
    losses = losses * weights
    if reduction == "none":
        return losses
    if reduction == "sum":
        return xp.sum(losses)
    if weight is not None:
        weights = weights * xp.take_nd(weight, classes, axis=0)
    return xp.sum(losses) / xp.sum(weights)
