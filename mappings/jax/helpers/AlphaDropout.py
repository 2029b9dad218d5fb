import jax
import jax.numpy as jnp
from flax import nnx


class AlphaDropout(nnx.Module):
    """Dropout that keeps mean 0 and variance 1 of what self-normalising networks compute."""

    def __init__(self, rate=0.5, features=False, *, rngs):
        self.rate, self.features, self.deterministic = rate, features, False
        self.rngs = rngs.dropout.fork()

    def __call__(self, x):
        if self.deterministic or self.rate == 0:
            return x
        alpha = 1.7580993408473766
        scale = ((1 - self.rate) * (1 + self.rate * alpha**2)) ** -0.5
        shape = x.shape[:2] + (1,) * (x.ndim - 2) if self.features else x.shape
        kept = jax.random.bernoulli(self.rngs(), 1 - self.rate, shape)
        return scale * (jnp.where(kept, x, -alpha) + alpha * self.rate)
