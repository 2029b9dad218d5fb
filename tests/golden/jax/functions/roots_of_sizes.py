import jax
import jax.numpy as jnp


def attention(q, k, v, dim):
    scale = 1 / jnp.sqrt(dim)
    return jax.nn.softmax(q @ k.T * scale) @ v


def init(key, n_in, n_out):
    return jax.random.normal(key, (n_in, n_out)) * jnp.sqrt(2 / (n_in + n_out))


class Scale:
    def __init__(self, d):
        self.d = d

    def __call__(self, x):
        return x * jnp.sqrt(self.d) + jnp.sqrt(x.sum()) + jnp.sqrt(x.shape[-1])
