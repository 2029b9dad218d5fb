from functools import partial
import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from flax.training.train_state import TrainState


class MLP(nn.Module):
    @nn.compact
    def __call__(self, x, training: bool = False):
        x = nn.relu(nn.Dense(32)(x))
        x = nn.Dropout(rate=0.5, deterministic=not training)(x)
        return nn.Dense(2)(x)


def loss_and_acc(params, apply_fn, x, y, rng):
    logits = apply_fn({'params': params}, x, training=True, rngs={'dropout': rng})
    loss = optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()
    return loss, (logits.argmax(-1) == y).mean()


@partial(jax.jit, static_argnums=(3,))
def train_step(state, x, y, flag, rng):
    grad_fn = jax.value_and_grad(loss_and_acc, has_aux=True)
    (loss, acc), grads = grad_fn(state.params, state.apply_fn, x, y, rng)
    new_state = state.apply_gradients(grads=grads)
    return new_state, {'loss': loss, 'acc': acc}


def main():
    rng = jax.random.PRNGKey(0)
    rng, init_rng = jax.random.split(rng)
    model = MLP()
    x = jax.random.normal(rng, (8, 4))
    y = jnp.zeros(8, dtype=jnp.int32)
    params = model.init(init_rng, x)
    state = TrainState.create(apply_fn=model.apply, params=params['params'], tx=optax.adamw(1e-3))
    for i in range(5):
        rng, step_rng = jax.random.split(rng)
        state, metrics = train_step(state, x, y, True, step_rng)
        print(metrics['loss'])
    n = sum(p.size for p in jax.tree_util.tree_leaves(state.params))
    print(n)


if __name__ == '__main__':
    main()
