import mlx.core as mx


def plain_key(key):
    """A key without masks: the indices of what they select stand in their place."""
    parts = []
    for part in key if isinstance(key, tuple) else (key,):
        part = mx.array(part) if isinstance(part, list) else part
        is_mask = isinstance(part, mx.array) and part.dtype == mx.bool_
        parts.extend(nonzero(part) if is_mask else [part])
    return tuple(parts)
