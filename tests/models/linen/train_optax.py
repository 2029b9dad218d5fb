"""A regression with the parameters and the optimiser's state in variables, as optax's examples have it."""
import jax
import jax.numpy as jnp
import optax
from flax import linen as nn


class Regressor(nn.Module):
    features: int = 16

    @nn.compact
    def __call__(self, x):
        x = nn.tanh(nn.Dense(self.features)(x))
        return nn.Dense(1)(x)


optimizer = optax.chain(optax.clip(1.0), optax.adam(learning_rate=1e-2))


def squared_error(model, params, x, y):
    prediction = model.apply({'params': params}, x)
    return jnp.mean((prediction[:, 0] - y) ** 2)


def step(model, params, opt_state, x, y):
    loss, grads = jax.value_and_grad(lambda p: squared_error(model, p, x, y))(params)
    updates, new_opt_state = optimizer.update(grads, opt_state, params)
    new_params = optax.apply_updates(params, updates)
    return new_params, new_opt_state, loss


def fit(model, variables, batches):
    params = variables['params']
    opt_state = optimizer.init(params)
    losses = []
    for i, (x, y) in enumerate(batches):
        params, opt_state, loss = step(model, params, opt_state, x, y)
        losses.append(loss)
    return losses, {'params': params}
