import jax.numpy as jnp
import optax
from flax import nnx


class Net(nnx.Module):
    def __init__(self, *, rngs: nnx.Rngs):
        self.fc = nnx.Linear(4, 2, rngs=rngs)

    def __call__(self, x):
        return self.fc(x)


@nnx.jit
def train_step(model: Net, optimizer: nnx.Optimizer, x, y):
    def loss_fn(model):
        out = model(x)
        return jnp.mean((out - y) ** 2), out

    (loss, out), grads = nnx.value_and_grad(loss_fn, has_aux=True)(model)
    optimizer.update(model, grads)  # in place
    return loss, out


def loss_of(model, x):
    return jnp.mean(model(x))


def fit(model, batches):
    tx = optax.adamw(1e-3, b1=0.8)
    optimizer = nnx.Optimizer(model, tx, wrt=nnx.Param)
    for x in batches:
        grad_fn = nnx.value_and_grad(loss_of)
        _, grads = grad_fn(model, x)
        optimizer.update(model, grads)
    return train_step(model, optimizer, x, x)


def gradients(model, x):
    _, grads = nnx.value_and_grad(loss_of)(model, x)
    return grads
