import jax
import jax.numpy as jnp

total = jax.jit(jnp.sum, static_argnames="axis")
union = jax.jit(jnp.union1d, static_argnames=["size"])


def both(x, y):
    return total(x, axis=1), total(x), union(x, y, size=6), union(x, y)


def apply(function, x):
    return function(x, axis=1)
