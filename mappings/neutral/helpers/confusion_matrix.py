import array_api_strict as xp


def confusion_matrix(labels: xp.Array, predictions: xp.Array, count=None, weights=None):
    """How often each label (row) was predicted as each class (column), or the sums of the weights."""
    if count is None:
        count = max(int(xp.max(labels)), int(xp.max(predictions))) + 1
    ones = xp.ones_like(labels, dtype=xp.int32) if weights is None else xp.astype(xp.asarray(weights), xp.int32)
    return xp.at_add(xp.zeros((count, count), dtype=xp.int32), (labels, predictions), ones)
