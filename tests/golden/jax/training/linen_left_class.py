from typing import Any

import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from flax.training import train_state


class Net(nn.Module):
    features: int = 8

    @nn.compact
    def __call__(self, x, train: bool = True):
        x = nn.ConvTranspose(self.features, (3,))(x)
        x = nn.BatchNorm(use_running_average=not train, momentum=0.9)(x)
        x = nn.relu(x)
        x = nn.Dropout(0.0, deterministic=not train)(x)
        return nn.Dense(3)(x)


class TrainState(train_state.TrainState):
    batch_stats: Any
    key: jax.Array


def cross_entropy_loss(logits, labels):
    one_hot = jax.nn.one_hot(labels, 3)
    return optax.softmax_cross_entropy(logits, one_hot).mean()


def compute_metrics(logits, labels):
    loss = cross_entropy_loss(logits, labels)
    accuracy = jnp.mean(jnp.argmax(logits, -1) == labels)
    return {'loss': loss, 'accuracy': accuracy}


def create_train_state(rng, model, learning_rate):
    variables = model.init(rng, jnp.ones((1, 4)), train=False)
    params, batch_stats = variables['params'], variables['batch_stats']
    schedule = optax.cosine_decay_schedule(learning_rate, 100)
    tx = optax.adamw(schedule)
    return TrainState.create(apply_fn=model.apply, params=params, tx=tx, batch_stats=batch_stats, key=rng)


@jax.jit
def train_step(state: TrainState, batch, dropout_key):
    dropout_train_key = jax.random.fold_in(key=dropout_key, data=state.step)

    def loss_fn(params):
        logits, updates = state.apply_fn(
            {'params': params, 'batch_stats': state.batch_stats},
            x=batch['image'],
            train=True,
            rngs={'dropout': dropout_train_key},
            mutable=['batch_stats'])
        loss = cross_entropy_loss(logits, batch['label'])
        weight_penalty_params = jax.tree_util.tree_leaves(params)
        weight_l2 = sum(jnp.sum(x**2) for x in weight_penalty_params if x.ndim > 1)
        return loss + 1e-4 * 0.5 * weight_l2, (logits, updates)

    grad_fn = jax.value_and_grad(loss_fn, has_aux=True)
    (loss, (logits, updates)), grads = grad_fn(state.params)
    state = state.apply_gradients(grads=grads)
    state = state.replace(batch_stats=updates['batch_stats'])
    metrics = compute_metrics(logits, batch['label'])
    return state, metrics


@jax.jit
def eval_step(state, batch):
    variables = {'params': state.params, 'batch_stats': state.batch_stats}
    logits = state.apply_fn(variables, batch['image'], train=False, mutable=False)
    return compute_metrics(logits, batch['label'])


def train(model, batches, key):
    state = create_train_state(key, model, 1e-2)
    for batch in batches:
        state, metrics = train_step(state, batch, key)
        print({k: float(v) for k, v in metrics.items()})
    return state
