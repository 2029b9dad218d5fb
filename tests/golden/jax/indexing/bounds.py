import jax.numpy as jnp

x = jnp.arange(10)
print(x[11], x[-11], x[9])
m = jnp.zeros((2, 3))
print(m[1, 3], m[:, 2], m[None, 2])
print(x.at[10].set(1), m.at[0, 2].add(1.0))
