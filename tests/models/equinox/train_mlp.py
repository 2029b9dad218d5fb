"""A regression as equinox's own examples train it: the loss is decorated, the model maps over the batch."""
import equinox as eqx
import jax
import jax.numpy as jnp
import optax


class MLP(eqx.Module):
    layers: list
    scale: jax.Array

    def __init__(self, in_size, hidden, out_size, key):
        k1, k2 = jax.random.split(key)
        self.layers = [eqx.nn.Linear(in_size, hidden, key=k1), eqx.nn.Linear(hidden, out_size, key=k2)]
        self.scale = jnp.ones(out_size)

    def __call__(self, x):
        for layer in self.layers[:-1]:
            x = jax.nn.relu(layer(x))
        return self.layers[-1](x) * self.scale


@eqx.filter_value_and_grad
def loss_fn(model, x, y):
    pred = jax.vmap(model)(x)
    return jnp.mean((pred - y) ** 2)


optim = optax.adam(1e-2)


@eqx.filter_jit
def make_step(model, opt_state, x, y):
    loss, grads = loss_fn(model, x, y)
    updates, opt_state = optim.update(grads, opt_state, eqx.filter(model, eqx.is_array))
    model = eqx.apply_updates(model, updates)
    return model, opt_state, loss


def fit(model, batches):
    opt_state = optim.init(eqx.filter(model, eqx.is_array))
    losses = []
    for x, y in batches:
        model, opt_state, loss = make_step(model, opt_state, x, y)
        losses.append(float(loss))
    return losses, model
