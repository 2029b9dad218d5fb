import jax
import jax.numpy as jnp


def halves(n):
    steps = jnp.arange(5)
    return jnp.ceil(steps) / 2, jnp.floor(steps), jnp.floor(steps / n)


nothing = jax.tree_util.tree_map(lambda x, y: y, None, 3)
also_nothing = jax.tree_util.tree_map(lambda x: x, None)
