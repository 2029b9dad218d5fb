import jax
import jax.numpy as jnp


def add_gradients(grads, more):
    """The sums of gradients of the same parameters."""
    return jax.tree.map(jnp.add, grads, more)
