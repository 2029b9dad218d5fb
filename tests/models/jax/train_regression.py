"""Regression with the loss inside the step."""
import jax.numpy as jnp
import optax
from flax import nnx


class Regressor(nnx.Module):
    def __init__(self, features, *, rngs: nnx.Rngs):
        self.hidden = nnx.Linear(features, 16, rngs=rngs)
        self.norm = nnx.LayerNorm(16, rngs=rngs)
        self.out = nnx.Linear(16, 1, rngs=rngs)

    def __call__(self, x):
        x = nnx.gelu(self.norm(self.hidden(x)))
        return jnp.squeeze(self.out(x), axis=-1)


def fit(model, batches):
    tx = optax.sgd(0.05, momentum=0.9)
    optimizer = nnx.Optimizer(model, tx, wrt=nnx.Param)

    @nnx.jit
    def train_step(model, optimizer, x, y):
        def loss_fn(model):
            y_pred = model(x)
            return jnp.mean((y_pred - y) ** 2)

        loss, grads = nnx.value_and_grad(loss_fn)(model)
        optimizer.update(model, grads)
        return loss

    history = []
    for step, (x, y) in enumerate(batches):
        loss = train_step(model, optimizer, x, y)
        history.append(loss.item())
        if step % 10 == 0:
            print(f"step {step}: {loss:.4f}")
    return history
