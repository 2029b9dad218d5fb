import math

from keras import ops


def lgamma(x):
    """The logarithm of the absolute value of the gamma function, by Lanczos's approximation."""
    x = ops.convert_to_tensor(x)
    x = x if "float" in ops.dtype(x) else ops.cast(x, "float32")
    mirrored = ops.where(x < 0.5, 1 - x, x) - 1
    coefficients = (
        676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    )  # fmt: skip
    series = 0.99999999999980993 + sum(one / (mirrored + number) for number, one in enumerate(coefficients, 1))
    shifted = mirrored + 7.5
    result = 0.5 * math.log(2 * math.pi) + (mirrored + 0.5) * ops.log(shifted) - shifted + ops.log(series)
    result = ops.where(x < 0.5, ops.log(math.pi / ops.abs(ops.sin(math.pi * (x - ops.floor(x))))) - result, result)
    return ops.where(ops.isinf(x), ops.abs(x), result)
