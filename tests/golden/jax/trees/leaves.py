"""What trees hold: functions that are mapped over them get their leaves."""
import jax
import jax.numpy as jnp
import numpy as np
from flax import struct


@struct.dataclass
class Moments:
    mean: dict
    decay: float = struct.field(pytree_node=False, default=0.9)


@jax.tree_util.register_pytree_node_class
class Pair:
    def __init__(self, first, second):
        self.first, self.second = first, second

    def tree_flatten(self):
        return (self.first, self.second), None

    @classmethod
    def tree_unflatten(cls, data, children):
        return cls(*children)


def cast(tree, dtype):
    return jax.tree.map(lambda leaf: leaf.astype(dtype), tree)


def update(moments, grads):
    mean = jax.tree.map(lambda m, g: moments.decay * m + g.astype(m.dtype), moments.mean, grads)
    return moments.replace(mean=mean)


params = {"w": jnp.ones((2, 3)), "bias": None, "layers": [jnp.zeros(4), (jnp.arange(3.0),)]}
print(cast(params, jnp.int32)["w"])
halved = jax.tree.map(lambda leaf: leaf.astype(jnp.float32) / 2, params)
print(halved["w"].astype(jnp.int32), halved["layers"][0].at[0].set(1.0))
print(update(Moments({"w": jnp.ones(3)}), {"w": jnp.arange(3)}).mean["w"])
print(jax.tree.map(lambda leaf: leaf * 2, Pair(jnp.ones(2), jnp.zeros(1))).first)
nested = {"a": {"b": jnp.array([1.3])}, "c": jnp.array([2.0])}
np.testing.assert_array_equal(jax.tree.map(lambda leaf: leaf.astype(jnp.int32), nested)["a"]["b"], [1])
# what a leaf is, the program says: nothing is known of it
print(jax.tree.map(lambda leaf: len(leaf), [(1, 2), (3,)], is_leaf=lambda part: isinstance(part, tuple)))
