import array_api_strict as xp


def log_ndtr(x: xp.Array):
    """The logarithm of the standard normal distribution function, by its asymptotic series far below zero."""
    below = xp.minimum(x, -12.0)
    squared = 1.0 / (below * below)
    series = 1.0 - squared * (1.0 - 3.0 * squared * (1.0 - 5.0 * squared * (1.0 - 7.0 * squared * (1.0 - 9.0 * squared))))
    tail = -0.5 * below * below - xp.log(-below) - 0.9189385332046727 + xp.log(series)
    small = xp.minimum(xp.maximum(x, -12.0), 0.0)
    large = xp.maximum(x, 0.0)
    middle = xp.log(0.5 * xp.erfc(small * -0.7071067811865476))
    return xp.where(x < -12.0, tail, xp.where(x > 0.0, xp.log1p(-0.5 * xp.erfc(large * 0.7071067811865476)), middle))
