"""A residual network with batch normalisation, weight penalty and schedule, and a training state with statistics."""
from typing import Any

import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from flax.training import train_state


class Block(nn.Module):
    features: int

    @nn.compact
    def __call__(self, x, train: bool):
        y = nn.Conv(self.features, (3, 3), use_bias=False)(x)
        y = nn.BatchNorm(use_running_average=not train, momentum=0.9)(y)
        y = nn.relu(y)
        y = nn.Conv(self.features, (3, 3), use_bias=False)(y)
        y = nn.BatchNorm(use_running_average=not train, momentum=0.9)(y)
        return nn.relu(x + y)


class ResNet(nn.Module):
    classes: int
    features: int = 8

    @nn.compact
    def __call__(self, x, train: bool = True):
        x = nn.Conv(self.features, (3, 3), use_bias=False)(x)
        x = nn.BatchNorm(use_running_average=not train, momentum=0.9)(x)
        x = nn.relu(x)
        for _ in range(2):
            x = Block(self.features)(x, train)
        x = jnp.mean(x, axis=(1, 2))
        return nn.Dense(self.classes)(x)


class TrainState(train_state.TrainState):
    batch_stats: Any


def cross_entropy_loss(logits, labels):
    return optax.softmax_cross_entropy_with_integer_labels(logits=logits, labels=labels).mean()


def compute_metrics(logits, labels):
    return {'loss': cross_entropy_loss(logits, labels), 'accuracy': jnp.mean(jnp.argmax(logits, -1) == labels)}


@jax.jit
def train_step(state: TrainState, batch):
    def loss_fn(params):
        logits, new_model_state = state.apply_fn(
            {'params': params, 'batch_stats': state.batch_stats},
            batch['image'],
            train=True,
            mutable=['batch_stats'],
        )
        loss = cross_entropy_loss(logits, batch['label'])
        weight_penalty_params = jax.tree_util.tree_leaves(params)
        weight_l2 = sum(jnp.sum(x**2) for x in weight_penalty_params if x.ndim > 1)
        return loss + 1e-3 * 0.5 * weight_l2, (new_model_state, logits)

    grad_fn = jax.value_and_grad(loss_fn, has_aux=True)
    aux, grads = grad_fn(state.params)
    new_model_state, logits = aux[1]
    metrics = compute_metrics(logits, batch['label'])
    state = state.apply_gradients(grads=grads, batch_stats=new_model_state['batch_stats'])
    metrics['step'] = state.step
    return state, metrics


@jax.jit
def eval_step(state, batch):
    variables = {'params': state.params, 'batch_stats': state.batch_stats}
    logits = state.apply_fn(variables, batch['image'], train=False, mutable=False)
    return compute_metrics(logits, batch['label'])


def create_train_state(rng, model, image_size, learning_rate_fn):
    variables = model.init({'params': rng}, jnp.ones((1, image_size, image_size, 3)), train=False)
    params, batch_stats = variables['params'], variables['batch_stats']
    tx = optax.sgd(learning_rate=learning_rate_fn, momentum=0.9, nesterov=True)
    return TrainState.create(apply_fn=model.apply, params=params, tx=tx, batch_stats=batch_stats)


def fit(model, variables, batches):
    schedule = optax.warmup_cosine_decay_schedule(0.0, 0.05, 5, 20)
    tx = optax.sgd(learning_rate=schedule, momentum=0.9, nesterov=True)
    state = TrainState.create(apply_fn=model.apply, params=variables['params'], tx=tx, batch_stats=variables['batch_stats'])
    losses = []
    for image, label in batches:
        state, metrics = train_step(state, {'image': image, 'label': label})
        losses += [float(metrics['loss']), float(metrics['step'])]
    summary = eval_step(state, {'image': batches[0][0], 'label': batches[0][1]})
    losses.append(float(summary['loss']))
    return losses, {'params': state.params, 'batch_stats': state.batch_stats}
