import array_api_strict as xp


def picked_loss(log_probs: xp.Array, target: xp.Array):
    """Less the entries of log_probs that the integer target picks along the last axis."""
    if target.ndim == log_probs.ndim:
        target = xp.squeeze(target, axis=-1)
    index = xp.expand_dims(xp.astype(target, xp.int64), axis=-1)
    return -xp.squeeze(xp.take_along_axis(log_probs, index, axis=-1), axis=-1)
