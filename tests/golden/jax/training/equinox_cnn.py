"""A classifier of images, whose layers stand in fields of their own; the loss takes part of a step that is compiled as a whole."""
import equinox as eqx
import jax
import jax.numpy as jnp
import optax


class CNN(eqx.Module):
    conv1: eqx.nn.Conv2d
    conv2: eqx.nn.Conv2d
    pool: eqx.nn.MaxPool2d
    out: eqx.nn.Linear

    def __init__(self, key):
        key1, key2, key3 = jax.random.split(key, 3)
        self.conv1 = eqx.nn.Conv2d(1, 4, kernel_size=3, padding=1, key=key1)
        self.conv2 = eqx.nn.Conv2d(4, 8, kernel_size=3, key=key2)
        self.pool = eqx.nn.MaxPool2d(kernel_size=2, stride=2)
        self.out = eqx.nn.Linear(8 * 3 * 3, 5, key=key3)

    def __call__(self, x):
        x = self.pool(jax.nn.relu(self.conv1(x)))
        x = jax.nn.relu(self.conv2(x))
        x = self.pool(x)
        return self.out(jnp.ravel(x))


def cross_entropy(model, x, y):
    logits = jax.vmap(model)(x)
    return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()


def fit(model, batches):
    optimizer = optax.sgd(0.05, momentum=0.9)
    opt_state = optimizer.init(eqx.filter(model, eqx.is_inexact_array))

    @eqx.filter_jit
    def step(model, opt_state, x, y):
        value, grads = eqx.filter_value_and_grad(cross_entropy)(model, x, y)
        updates, opt_state = optimizer.update(grads, opt_state, eqx.filter(model, eqx.is_inexact_array))
        return eqx.apply_updates(model, updates), opt_state, value

    losses = []
    for x, y in batches:
        model, opt_state, value = step(model, opt_state, x, y)
        losses.append(value)
    return losses, model
