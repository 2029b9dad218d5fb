import jax
from flax import nnx


def double(x):
    return x * 2.0


class Net(nnx.Module):
    def __init__(self, rngs: nnx.Rngs):
        self.body = nnx.Sequential(nnx.Linear(3, 4, rngs=rngs), jax.nn.relu, lambda x: x - 1.0, double)

    def __call__(self, x):
        return self.body(x)
