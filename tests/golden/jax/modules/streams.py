"""Random streams that nobody takes any more."""
import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, size, *, rngs: nnx.Rngs):
        self.linear = nnx.Linear(size, size, rngs=rngs)
        self.norm = nnx.LayerNorm(size, rngs=rngs)

    def __call__(self, x):
        return nnx.relu(self.norm(self.linear(x)))


class Net(nnx.Module):
    def __init__(self, size: int, depth: int = 2, *, rngs: nnx.Rngs):
        """Blocks on blocks."""
        self.blocks = nnx.List([Block(size, rngs=rngs) for _ in range(depth)])
        self.scale = nnx.Param(jnp.ones(size))

    def __call__(self, x):
        for block in self.blocks:
            x = block(x)
        return x * self.scale


rngs = nnx.Rngs(0)
model = Net(3, rngs=rngs)
other = Net(3, depth=1, rngs=nnx.Rngs(1))
