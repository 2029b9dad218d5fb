import jax.numpy as jnp


class Scale:
    def __init__(self, heads):
        self.heads = heads

    def __call__(self, x):
        return x / jnp.sqrt(x.shape[-1] / self.heads)


def root(items, heads):
    return jnp.sqrt(len(items) / heads) + jnp.sqrt(2 / heads)
