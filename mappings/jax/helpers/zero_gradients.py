import jax
import jax.numpy as jnp
from flax import nnx


def zero_gradients(module, trained=nnx.Param):
    """Gradients of a module's parameters that are all zero, to add others to."""
    return jax.tree.map(jnp.zeros_like, nnx.state(module, trained))
