import math

import tensorflow as tf


def polygamma(n, x):
    """The n-th derivative of digamma, below zero by reflection: tf.math.polygamma is made for x above it."""
    coefficients = [0.0, 1.0]  # of the n-th derivative of the cotangent, as a polynomial of it
    for _ in range(n):
        slopes = [k * c for k, c in enumerate(coefficients)][1:]
        coefficients = [-a - b for a, b in zip(slopes + [0.0, 0.0], [0.0, 0.0] + slopes)]
    above = tf.where(x > 0, x, 1 - x)
    cotangent = 1 / tf.tan(math.pi * (x - tf.round(x)))
    series = sum(c * cotangent**k for k, c in enumerate(coefficients) if c)
    upper = tf.math.polygamma(tf.cast(n, x.dtype), above)
    return tf.where(x > 0, upper, (-1) ** n * upper - math.pi ** (n + 1) * series)
