import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from flax.training.train_state import TrainState


class Net(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.Dense(1)(x)


def train_step(state, x, y):
    def loss_fn(params):
        return jnp.mean((state.apply_fn({'params': params}, x) - y) ** 2)

    loss, grads = jax.value_and_grad(loss_fn)(state.params)
    return state.apply_gradients(grads=grads), loss


def fit(x, y):
    net = Net()
    params = net.init(jax.random.key(0), x)['params']
    state = TrainState.create(apply_fn=net.apply, params=params, tx=optax.adam(1e-3))
    best, best_loss = None, float('inf')
    for _ in range(10):
        state, loss = train_step(state, x, y)
        if loss < best_loss:
            best, best_loss = state.params, float(loss)  # a module would go on changing
    return best
