"""Keys as arrays: mapped over and scanned."""
import jax
import jax.numpy as jnp


def walk(key, x0, n):
    def step(carry, _):
        x, key = carry
        key, sub = jax.random.split(key)
        x = x + jax.random.normal(sub, x.shape)
        return (x, key), x

    (x, _), xs = jax.lax.scan(step, (x0, key), None, length=n)
    return x, xs


def scanned(key, x0, n):
    keys = jax.random.split(key, n)
    return jax.lax.scan(lambda x, k: (x + jax.random.normal(k, x.shape), x), x0, keys)


def samples(key, means):
    keys = jax.random.split(key, means.shape[0])
    return jax.vmap(lambda k, mean: mean + jax.random.normal(k, (2,)))(keys, means)


def picked(key, logits):
    a, b = jax.random.split(key)
    i = jax.random.choice(a, 10, (3,), replace=False)
    return i, jax.random.categorical(b, logits), jax.random.key_data(key)


print(walk(jax.random.key(0), jnp.zeros(2), 4)[1].shape, scanned(jax.random.key(1), jnp.zeros(2), 4)[1].shape)
print(samples(jax.random.key(2), jnp.arange(3.0)).shape)
