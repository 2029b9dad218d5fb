import jax
import jax.numpy as jnp
import optax

from state import TrainState, create_train_state


@jax.jit
def train_step(state: TrainState, x, y):
    def loss_fn(params):
        logits, updates = state.apply_fn({'params': params, 'batch_stats': state.batch_stats}, x, train=True, mutable=['batch_stats'])
        loss = optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()
        return loss, updates

    (loss, updates), grads = jax.value_and_grad(loss_fn, has_aux=True)(state.params)
    state = state.apply_gradients(grads=grads)
    state = state.replace(batch_stats=updates['batch_stats'])
    return state, loss


def main():
    key = jax.random.key(0)
    state = create_train_state(key, 1e-3)
    x = jax.random.normal(key, (4, 8, 8, 1))
    y = jnp.arange(4)
    for i in range(3):
        state, loss = train_step(state, x, y)
        print(float(loss))


if __name__ == '__main__':
    main()
