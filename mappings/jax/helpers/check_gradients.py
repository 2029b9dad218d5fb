import jax
import jax.numpy as jnp
from jax.test_util import check_grads


def check_gradients(fun, inputs, order=1, eps=1e-6, atol=1e-5, rtol=1e-3):
    """True if the gradients of fun with respect to its floats agree with finite differences; raises otherwise."""
    inputs = inputs if isinstance(inputs, (tuple, list)) else (inputs,)
    floats = [isinstance(x, jax.Array) and jnp.issubdtype(x.dtype, jnp.inexact) for x in inputs]

    def of_floats(*given):
        remaining = iter(given)
        return fun(*(jnp.asarray(next(remaining)) if is_float else x for x, is_float in zip(inputs, floats)))

    given = tuple(x for x, is_float in zip(inputs, floats) if is_float)
    if any(jnp.finfo(x.dtype).bits < 64 for x in given):  # such small steps are lost there
        eps = atol = rtol = None
    check_grads(of_floats, given, order, modes=("rev",), atol=atol, rtol=rtol, eps=eps)
    return True
