import jax
import jax.numpy as jnp


def largest(tree):
    def of_leaf(leaf):
        return None if jnp.size(leaf) == 0 else jnp.max(leaf)

    return jax.tree.reduce(jnp.maximum, jax.tree.map(of_leaf, tree), initializer=-float("inf"))


def magnitudes(tree):
    return jax.tree.map(jnp.abs, tree)


def same(a, b):
    return jax.tree.map(lambda one, other: jnp.isclose(one, other), a, b)


trees = {"floats": (1.0, {"b": -2.0}, 1.0), "arrays": (jnp.ones(3), jnp.zeros((0, 2)))}
for key in trees:
    print(largest(trees[key]), magnitudes(trees[key]))
    print(same(trees[key], trees[key]))
