import mlx.core as mx


def wide_nan_to_num(x, nan=0.0, posinf=None, neginf=None):
    """The float64 x with NaN and infinities replaced, which mx.nan_to_num does for narrower ones only."""
    limits = mx.finfo(x.dtype)
    x = mx.where(x == float("inf"), mx.array(limits.max if posinf is None else posinf, dtype=x.dtype), x)
    x = mx.where(x == -float("inf"), mx.array(limits.min if neginf is None else neginf, dtype=x.dtype), x)
    return mx.where(mx.isnan(x), mx.array(nan, dtype=x.dtype), x)
