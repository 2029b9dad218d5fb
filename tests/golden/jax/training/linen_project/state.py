from typing import Any

import jax.numpy as jnp
import optax
from flax.training import train_state

from model import CNN


class TrainState(train_state.TrainState):
    batch_stats: Any


def create_train_state(rng, lr):
    model = CNN()
    variables = model.init(rng, jnp.ones((1, 8, 8, 1)), train=False)
    return TrainState.create(apply_fn=model.apply, params=variables['params'], batch_stats=variables['batch_stats'], tx=optax.adam(lr))
