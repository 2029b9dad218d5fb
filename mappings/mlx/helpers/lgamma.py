import math

import mlx.core as mx


def lgamma(x):
    """The logarithm of the absolute value of the gamma function, by Lanczos's approximation."""
    x = x if mx.issubdtype(x.dtype, mx.floating) else x.astype(mx.float32)
    mirrored = mx.where(x < 0.5, 1 - x, x) - 1
    coefficients = (
        676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    )  # fmt: skip
    series = 0.99999999999980993 + sum(one / (mirrored + number) for number, one in enumerate(coefficients, 1))
    shifted = mirrored + 7.5
    result = 0.5 * math.log(2 * math.pi) + (mirrored + 0.5) * mx.log(shifted) - shifted + mx.log(series)
    result = mx.where(x < 0.5, mx.log(math.pi / mx.abs(mx.sin(math.pi * (x - mx.floor(x))))) - result, result)
    return mx.where(mx.isinf(x), mx.abs(x), result)
