import haiku as hk
import jax
import jax.numpy as jnp
import optax
from typing import NamedTuple


class TrainingState(NamedTuple):
    params: hk.Params
    opt_state: optax.OptState


def net_fn(x):
    mlp = hk.Sequential([hk.Linear(32), jax.nn.relu, hk.Linear(5)])
    return mlp(x)


network = hk.without_apply_rng(hk.transform(net_fn))
optimiser = optax.adam(1e-3)


def loss_fn(params, x, y):
    logits = network.apply(params, x)
    return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()


@jax.jit
def update(state, x, y):
    loss, grads = jax.value_and_grad(loss_fn)(state.params, x, y)
    updates, opt_state = optimiser.update(grads, state.opt_state)
    params = optax.apply_updates(state.params, updates)
    return TrainingState(params, opt_state), loss


def main(batches):
    x, y = batches[0]
    params = network.init(jax.random.PRNGKey(0), x)
    state = TrainingState(params, optimiser.init(params))
    for x, y in batches:
        state, loss = update(state, x, y)
    return state
