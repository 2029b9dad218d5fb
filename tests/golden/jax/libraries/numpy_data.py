"""Data of NumPy that JAX makes arrays of, and the leaves of trees of parameters."""
import jax
import jax.numpy as jnp
import numpy as np


def load(n):
    x = np.sin(np.arange(2 * n)).reshape(n, 2)
    y = np.zeros(n, dtype=np.int32)
    return x, y


def batch(n):
    x, y = load(n)
    return jnp.array(x), jnp.asarray(y), jnp.asarray(x, dtype=jnp.float32)


params = {"w": batch(3)[0], "layers": [jnp.zeros(3), jnp.ones((2, 2))]}
print(sum(leaf.size for leaf in jax.tree.leaves(params)))
for leaf in jax.tree.leaves(params):
    print(leaf.astype(jnp.int32).sum())
