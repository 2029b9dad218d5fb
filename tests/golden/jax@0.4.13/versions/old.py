"""What jax 0.4.13 had."""
import jax
import jax.numpy as jnp
from jax.tree_util import tree_map


def f(x: jax.Array, tree):
    doubled = jax.tree_map(lambda leaf: leaf * 2, tree)
    leaves = jax.tree_leaves(tree)
    area = jnp.trapz(x) + jnp.product(x) + jnp.round_(x)
    limited = jnp.clip(x, a_min=0, a_max=1)
    same = jnp.sum(x, axis=0), jnp.clip(x, 0, 1), tree_map(jnp.sin, tree)
    key = jax.random.PRNGKey(0)
    return doubled, leaves, area, limited, same, jax.random.shuffle(key, x), jnp.reshape(x, newshape=(-1,)), jax.device_put_sharded([x], jax.devices())


def dotted(x):
    return jnp.ones(3).dot(jnp.ones(3))
