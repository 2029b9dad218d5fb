import jax.numpy as jnp


def adaptive_avg_pool1d(x, size):
    """Means over windows of the last axis, of which size are left."""
    length = x.shape[-1]
    size = length if size is None else size
    bounds = [(i * length // size, -(-(i + 1) * length // size)) for i in range(size)]
    return jnp.stack([x[..., begin:end].mean(axis=-1) for begin, end in bounds], axis=-1)
