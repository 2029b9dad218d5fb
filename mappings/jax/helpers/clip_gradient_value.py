import jax
import jax.numpy as jnp


def clip_gradient_value(grads, limit):
    """The gradients with each element between -limit and limit."""
    return jax.tree.map(lambda grad: jnp.clip(grad, -limit, limit), grads)
