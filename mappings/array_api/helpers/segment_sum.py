import array_api_strict as xp


def segment_sum(x, segment_ids, num_segments):
    """For each segment the sum of the subarrays of x along its first axis whose segment id it is."""
    hits = xp.expand_dims(segment_ids, axis=0) == xp.expand_dims(xp.arange(num_segments), axis=1)
    return xp.tensordot(xp.astype(hits, x.dtype), x, axes=1)
