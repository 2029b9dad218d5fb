import jax
import jax.numpy as jnp
from functools import partial


@jax.jit
def f(x):
    return x.sum() + 1


@partial(jax.jit, static_argnums=(1,))
def g(x, n):
    for _ in range(n):
        x = x.at[0].set(1.0)
    return x


@jax.vmap
def normed(row):
    return row / jnp.linalg.norm(row)


def loss(w, data):
    pred = jnp.dot(data, w)
    return jnp.mean(jnp.square(pred)), pred


def main(w, data):
    (value, aux), grads = jax.value_and_grad(loss, has_aux=True)(w, data)
    h = jax.hessian(lambda v: (v ** 3).sum())(jnp.ones(3))
    d = jax.grad(jnp.tanh)(2.0)
    out, pull = jax.vjp(lambda x: x.sum(axis=0), data)
    c, ys = jax.lax.scan(lambda c, a: (c + a, a.max()), jnp.zeros(3), jnp.ones((2, 3)))
    y = jax.lax.fori_loop(0, 3, lambda i, a: a.at[i].set(i), jnp.zeros(3))
    return grads, h.diagonal(), d, pull(out)[0].shape, c.sum(), ys.max(), y
