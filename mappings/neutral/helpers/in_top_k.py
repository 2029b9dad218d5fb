import array_api_strict as xp


def in_top_k(targets: xp.Array, predictions: xp.Array, k: int):
    """Whether fewer than k of the predictions in each row are greater than the target's."""
    value = xp.take_along_axis(predictions, xp.expand_dims(targets, axis=1), axis=1)
    better = xp.sum(xp.astype(predictions > value, xp.int32), axis=1, dtype=xp.int32)
    return xp.logical_and(better < k, xp.isfinite(value[:, 0]))
