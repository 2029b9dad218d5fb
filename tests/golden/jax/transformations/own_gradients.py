# Functions with gradients of their own keep them.
from functools import partial

import jax
import jax.numpy as jnp


@jax.custom_gradient
def clipped(x, low):
    def gradient(g):
        return jnp.maximum(g, low), None

    return x, gradient


@partial(jax.custom_vjp, nondiff_argnums=(1,))
def power(x, n):
    return x ** n


def forward(x, n):
    return power(x, n), x


def backward(n, x, g):
    return (g * n * jnp.abs(x),)


power.defvjp(forward, backward)


@jax.custom_jvp
def halved(x):
    return x * 2


@halved.defjvp
def rule(primals, tangents):
    return halved(primals[0]), tangents[0] * 0.5


def slope(x):
    return jax.grad(lambda x: jnp.sum(power(halved(clipped(x, 0.0)), 3)))(x)
