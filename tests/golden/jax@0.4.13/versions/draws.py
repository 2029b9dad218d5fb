"""Numbers that are drawn from the same seed are others; told of once."""
import jax
import jax.numpy as jnp

key = jax.random.PRNGKey(0)
other = jax.random.PRNGKey(1)
x = jax.random.normal(key, (3,))
buffer = x.device_buffer
bounded = jnp.clip(jnp.array([1 + 2j]), 0, 1), jnp.clip(x, 0, 1)
