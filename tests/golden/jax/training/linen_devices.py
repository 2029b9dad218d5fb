import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from flax.training import train_state


class Net(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.Dense(1)(x)


def train_step(state, x, y):
    def loss_fn(params):
        return jnp.mean((state.apply_fn({'params': params}, x) - y) ** 2)

    grads = jax.grad(loss_fn)(state.params)
    grads = jax.lax.pmean(grads, axis_name='batch')
    return state.apply_gradients(grads=grads)


p_train_step = jax.pmap(train_step, axis_name='batch')


def create(key, x):
    net = Net()
    variables = net.init(key, x)
    return train_state.TrainState.create(apply_fn=net.apply, params=variables['params'], tx=optax.sgd(0.1))
