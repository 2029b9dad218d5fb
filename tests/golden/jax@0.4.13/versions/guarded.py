"""Code that takes care itself of what became of names."""
import jax
import jax.numpy as jnp

VERSION = tuple(int(part) for part in jax.__version__.split(".")[:2])

if hasattr(jax, "tree_map"):
    tree_map = jax.tree_map
else:
    tree_map = jax.tree_util.tree_map

leaves = getattr(jax, "tree_leaves", None) or jax.tree_util.tree_leaves
area = jnp.trapz if hasattr(jnp, "trapz") else jnp.trapezoid
product = not hasattr(jnp, "product") and jnp.prod or jnp.product


def total(x):
    if VERSION >= (0, 5):
        return jnp.all(x)
    return jnp.alltrue(x)


def inside(x):
    assert VERSION < (0, 5), "for old versions"
    return jnp.in1d(x, x)


def texts(x):
    if jax.__version__ < "0.5":  # as texts "0.10.2" comes before it
        return jnp.sometrue(x)
    return jnp.any(x)


def both(x):
    if VERSION < (0, 3):
        raise RuntimeError("too old")
    return jnp.product(x)


if jax.__version_info__ >= (0, 5, 0):
    from jax.extend.core import Primitive
else:
    from jax.core import Primitive
