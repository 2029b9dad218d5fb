import jax.numpy as jnp
from jax.scipy.special import polygamma as polygamma_above_zero


def polygamma(n, x):
    """The n-th derivative of digamma, below zero by reflection: jax.scipy.special.polygamma is made for x above it."""
    coefficients = [0.0, 1.0]  # of the n-th derivative of the cotangent, as a polynomial of it
    for _ in range(n):
        slopes = [k * c for k, c in enumerate(coefficients)][1:]
        coefficients = [-a - b for a, b in zip(slopes + [0.0, 0.0], [0.0, 0.0] + slopes)]
    above = jnp.where(x > 0, x, 1 - x)
    cotangent = 1 / jnp.tan(jnp.pi * (x - jnp.round(x)))
    series = sum(c * cotangent**k for k, c in enumerate(coefficients) if c)
    mirrored = (-1) ** n * polygamma_above_zero(n, above) - jnp.pi ** (n + 1) * series
    return jnp.where(x > 0, polygamma_above_zero(n, above), mirrored)
