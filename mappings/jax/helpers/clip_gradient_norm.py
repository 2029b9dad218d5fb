import jax
import jax.numpy as jnp
import optax


def clip_gradient_norm(grads, limit):
    """The gradients scaled down to the norm limit if theirs is greater, and the norm that they had."""
    norm = optax.global_norm(grads)
    scale = jnp.minimum(limit / (norm + 1e-6), 1.0)
    return jax.tree.map(lambda grad: grad * scale, grads), norm
