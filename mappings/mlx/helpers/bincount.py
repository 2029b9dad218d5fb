import mlx.core as mx


def bincount(x, minlength=0):
    """How often each value from 0 on occurs in the integers x."""
    length = max(minlength, mx.max(x).item() + 1 if x.size else 0)
    return mx.zeros(length, dtype=mx.int32).at[x].add(1) if x.size else mx.zeros(length, dtype=mx.int32)
