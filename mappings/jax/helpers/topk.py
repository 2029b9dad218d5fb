import jax
import jax.numpy as jnp


def topk(x, k, axis=-1, largest=True):
    """The k greatest (or least) elements along axis, in order, and their indices; of equal ones the first."""
    indices = jnp.argsort(x, axis=axis, stable=True, descending=largest)
    indices = jax.lax.slice_in_dim(indices, 0, k, axis=axis % x.ndim)
    return jnp.take_along_axis(x, indices, axis=axis), indices
