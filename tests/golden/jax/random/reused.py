"""Keys that are drawn from twice, or seem to be."""
import jax
import jax.numpy as jnp


def twice(key):
    a = jax.random.normal(key, (3,))
    return a + jax.random.normal(key, (3,))  # a again


def looped(key, xs):
    total = 0
    for x in xs:
        total = total + x * jax.random.uniform(key)  # the same each time
    return [total, [jax.random.uniform(key) for _ in xs]]


def branches(key, wide):
    if wide:
        return jax.random.uniform(key, (3,))
    return jax.random.normal(key, (3,)) if wide is None else jax.random.cauchy(key, (3,))


def renewed(key, n):
    for i in range(n):
        key, sub = jax.random.split(key)
        yield jax.random.normal(sub) + jax.random.normal(jax.random.fold_in(key, i))


def closed(key, xs):
    def noise(x):
        return x + jax.random.normal(key, x.shape)

    return noise(xs) + noise(2 * xs)  # the same noise


class Kept:
    def __init__(self, key):
        self.key = key
        self.start = jax.random.normal(key)

    def draw(self):
        return jax.random.normal(self.key)  # the same each time


KEY = jax.random.key(0)


def shared():
    return jax.random.normal(KEY)  # the same each time


k = jax.random.key(2)
print(twice(k), looped(k, jnp.ones(2)))
