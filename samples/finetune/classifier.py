"""A small image classifier in Flax."""
import jax
from flax import nnx


class Block(nnx.Module):
    def __init__(self, features: int, *, rngs: nnx.Rngs):
        self.conv = nnx.Conv(features, features, kernel_size=(3, 3), rngs=rngs)
        self.norm = nnx.BatchNorm(features, rngs=rngs)

    def __call__(self, x):
        return x + nnx.relu(self.norm(self.conv(x)))


class Classifier(nnx.Module):
    def __init__(self, classes: int = 10, *, rngs: nnx.Rngs):
        self.stem = nnx.Conv(1, 16, kernel_size=(3, 3), strides=(2, 2), rngs=rngs)
        self.blocks = nnx.List([Block(16, rngs=rngs) for _ in range(2)])
        self.dropout = nnx.Dropout(0.1, rngs=rngs)
        self.head = nnx.Linear(16, classes, rngs=rngs)

    def __call__(self, x):
        x = nnx.relu(self.stem(x))
        for block in self.blocks:
            x = block(x)
        x = jax.numpy.mean(x, axis=(1, 2))
        return self.head(self.dropout(x))
