import mlx.core as mx


def erfc(x):
    """1 - erf of each element, precise for large ones: the fit of W. J. Cody's kind in Numerical Recipes."""
    x = x if mx.issubdtype(x.dtype, mx.floating) else x.astype(mx.float32)
    size = mx.abs(x)
    t = 2.0 / (2.0 + size)
    fit = (
        -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277,
    )  # fmt: skip
    series = mx.zeros_like(x)
    for coefficient in reversed(fit):
        series = series * t + coefficient
    tail = mx.where(mx.isinf(size), 0.0, t * mx.exp(series - size * size))
    return mx.where(size < 1.0, 1.0 - mx.erf(x), mx.where(x < 0.0, 2.0 - tail, tail))
