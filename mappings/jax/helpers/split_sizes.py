import jax.numpy as jnp


def split_sizes(x, sizes, axis=0):
    """x cut along axis into parts of the given lengths."""
    cuts = [sum(sizes[:end]) for end in range(1, len(sizes))]
    return jnp.split(x, cuts, axis=axis)
