import jax
import jax.numpy as jnp


def dropout(key, x, p, training):
    """x with elements zeroed with probability p and the others scaled to make up for it; x itself outside training."""
    if not training or p == 0:
        return x
    if p == 1:
        return jnp.zeros_like(x)
    return jnp.where(jax.random.bernoulli(key, 1 - p, x.shape), x / (1 - p), 0)
