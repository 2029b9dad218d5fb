"""Arrays that never change, where they can be written to: nothing may write into an array that others have."""
import jax.numpy as jnp


def step(x, n):
    y = jnp.zeros(3)
    z = y
    y += 1
    w = jnp.ones(3)
    w *= 2.0
    w += n
    x += w
    return x, y, z, w
