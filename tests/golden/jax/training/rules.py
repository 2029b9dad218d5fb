"""Rules of optax that are chained, follow schedules, and are used without a module."""
import jax
import jax.numpy as jnp
import optax
from flax import nnx


def make(model: nnx.Module, steps):
    schedule = optax.cosine_decay_schedule(0.1, steps)
    first = nnx.Optimizer(model, optax.sgd(schedule, momentum=0.9), wrt=nnx.Param)
    tx = optax.chain(optax.clip_by_global_norm(1.0), optax.adam(1e-3))
    second = nnx.Optimizer(model, tx, wrt=nnx.Param)
    return first, second


optimizer = optax.adam(1e-2)


@jax.jit
def step(params, state, x, y):
    loss, grads = jax.value_and_grad(lambda p: jnp.mean((x @ p["w"] - y) ** 2))(params)
    updates, state = optimizer.update(grads, state, params)
    return optax.apply_updates(params, updates), state, loss
