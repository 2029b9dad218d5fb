import jax
import jax.numpy as jnp


@jax.jit
def step(x, g):
    return jnp.clip(x - 0.1 * g, -1, 1)


x = jnp.zeros((3, 2))
y = x.at[0].set(1.0)
z = jnp.sum(y, axis=-1, keepdims=True)
