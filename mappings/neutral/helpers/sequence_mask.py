import array_api_strict as xp


def sequence_mask(lengths: xp.Array, maxlen=None):
    """For each length so many trues, then falses up to maxlen (None: the greatest length), along a new last axis."""
    maxlen = int(xp.max(lengths)) if maxlen is None else maxlen
    return xp.astype(xp.arange(maxlen), lengths.dtype) < xp.expand_dims(lengths, axis=-1)
