import jax.numpy as jnp


def masked_select(x, mask):
    """The elements of x where the mask, broadcast with x, is true."""
    x, mask = jnp.broadcast_arrays(x, mask)
    return x[mask]
