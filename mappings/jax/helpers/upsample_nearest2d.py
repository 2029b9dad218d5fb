import jax.numpy as jnp


def upsample_nearest2d(x, scale):
    """Each element of the last two axes repeated scale times along both."""
    return jnp.repeat(jnp.repeat(x, scale, axis=-2), scale, axis=-1)
