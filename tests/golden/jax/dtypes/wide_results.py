import jax.numpy as jnp

x = jnp.array([1.0, 2.0, 4.0])
spread = jnp.cov(x)  # NumPy computes these in 64 bits
line = jnp.polyfit(x, x, 1)
between = jnp.interp(x, x, x)
sums = jnp.bincount(jnp.array([0, 1, 1]), weights=x)
