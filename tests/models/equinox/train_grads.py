"""A classifier in a sequence, trained by gradients alone."""
import equinox as eqx
import jax
import jax.numpy as jnp
import optax


class Residual(eqx.Module):
    linear: eqx.nn.Linear
    gate: jnp.ndarray

    def __init__(self, size, *, key):
        self.linear = eqx.nn.Linear(size, size, key=key)
        self.gate = 0.5 * jnp.ones((size,))

    def __call__(self, x):
        return x + self.gate * jax.nn.silu(self.linear(x))


class Net(eqx.Module):
    inner: Residual
    outer: Residual
    head: eqx.nn.Linear

    def __init__(self, size, classes, *, key):
        a, b, c = jax.random.split(key, 3)
        self.inner = Residual(size, key=a)
        self.outer = Residual(size, key=b)
        self.head = eqx.nn.Linear(size, classes, key=c)

    def __call__(self, x):
        return self.head(self.outer(self.inner(x)))


def loss_fn(model, x, y):
    logits = jax.vmap(model)(x)
    log_probs = jax.nn.log_softmax(logits)
    return -jnp.mean(jnp.take_along_axis(log_probs, y[:, None], axis=1))


optim = optax.adam(1e-2, eps=1e-6)


@eqx.filter_jit
def update(model, opt_state, x, y):
    grads = eqx.filter_grad(loss_fn)(model, x, y)
    updates, new_opt_state = optim.update(grads, opt_state)
    new_model = eqx.apply_updates(model, updates)
    return new_model, new_opt_state


def fit(model, batches):
    opt_state = optim.init(eqx.filter(model, eqx.is_array))
    losses = []
    for x, y in batches:
        model, opt_state = update(model, opt_state, x, y)
        losses.append(loss_fn(model, x, y))
    return losses, model
