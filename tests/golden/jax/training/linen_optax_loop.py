import jax
import jax.numpy as jnp
import optax
from flax import linen as nn


class MLP(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.Dense(1)(nn.tanh(nn.Dense(16)(x)))


model = MLP()
params = model.init(jax.random.PRNGKey(0), jnp.ones((1, 3)))
tx = optax.adam(learning_rate=1e-2)
opt_state = tx.init(params)


@jax.jit
def mse(params, x_batched, y_batched):
    def squared_error(x, y):
        pred = model.apply(params, x)
        return jnp.inner(y - pred, y - pred) / 2.0
    return jnp.mean(jax.vmap(squared_error)(x_batched, y_batched), axis=0)


def loss_fn(params, x, y):
    return jnp.mean((model.apply(params, x) - y) ** 2)


@jax.jit
def update(params, opt_state, x, y):
    loss, grads = jax.value_and_grad(loss_fn)(params, x, y)
    updates, new_opt_state = tx.update(grads, opt_state)
    new_params = optax.apply_updates(params, updates)
    return new_params, new_opt_state, loss


x = jnp.ones((5, 3))
y = jnp.zeros((5, 1))
for i in range(10):
    params, opt_state, loss = update(params, opt_state, x, y)
    if i % 5 == 0:
        print('step', i, loss)
loss_grad_fn = jax.value_and_grad(mse)
for i in range(101):
    loss_val, grads = loss_grad_fn(params, x, y)
    updates, opt_state = tx.update(grads, opt_state)
    params = optax.apply_updates(params, updates)
