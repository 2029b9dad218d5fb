"""Keys that are split and handed on, as most code has them."""
import jax
import jax.numpy as jnp
from jax import random


def init_layer(key: jax.Array, n: int, m: int) -> tuple[jax.Array, jax.Array]:
    w_key, b_key = random.split(key)  # one each
    return 0.1 * random.normal(w_key, (n, m)), random.uniform(b_key, (n,), minval=-1, maxval=1)


def init_mlp(sizes, key: random.PRNGKey):
    keys = random.split(key, len(sizes))
    return [init_layer(k, n, m) for k, n, m in zip(keys, sizes[1:], sizes[:-1])]


def dropout(x, key, rate=0.5):
    keep = random.bernoulli(key, 1 - rate, x.shape)
    return jnp.where(keep, x / (1 - rate), 0)


class Sampler:
    def __init__(self, seed):
        self.key = random.PRNGKey(seed)

    def sample(self, n):
        self.key, sub = random.split(self.key)
        return random.normal(sub, (n,))


class Owner:
    def __init__(self, key):
        self.key, sub = random.split(key)
        self.w = random.normal(sub, (3,))

    def batch(self, data, i):
        sub = random.fold_in(self.key, i)
        return data[random.permutation(sub, 4)[:2]]


def several(key):
    first = random.split(key)[0]
    head, *rest = random.split(key, 3)
    k1, k2 = random.split(rest[0])
    return random.normal(first, (2,)) + random.normal(k1, (2,)) * random.exponential(k2, (2,)) + random.uniform(head)


def training_loop(steps):
    key = random.key(0)
    for _ in range(steps):
        key, noise_key, batch_key = random.split(key, 3)
        x = random.normal(noise_key, (2,))
        yield x, random.randint(batch_key, (4,), 0, 10)


k1, k2 = random.split(random.key(1))
params = init_mlp([4, 8, 2], k1)
x = dropout(jnp.ones((2, 3)), k2)
