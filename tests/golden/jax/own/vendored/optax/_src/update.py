import jax
from optax._src import base
import optax


def shrunk(params: base.Params, rate: float):
    return jax.tree.map(lambda p: p * (1 - rate), params)


def shrunk_twice(params: base.Params, rate: float):
    return optax.shrunk(optax.shrunk(params, rate), rate)
