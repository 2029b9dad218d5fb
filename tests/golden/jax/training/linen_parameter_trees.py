import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from flax.training import train_state


class Net(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.Dense(1)(x)


net = Net()
x = jnp.ones((4, 3))
params = net.init(jax.random.key(0), x)['params']
kernel = params['Dense_0']['kernel']
state = train_state.TrainState.create(apply_fn=net.apply, params=params, tx=optax.sgd(0.1))
shapes = jax.tree_util.tree_map(jnp.shape, state.params)


@jax.jit
def train_step(state, y):
    grads = jax.grad(lambda p: jnp.mean((state.apply_fn({'params': p}, x) - y) ** 2))(state.params)
    return state.apply_gradients(grads=grads)


state = train_step(state, jnp.zeros((4, 1)))
