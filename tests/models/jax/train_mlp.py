"""A classifier in flax.nnx, trained with optax."""
import jax
import jax.numpy as jnp
import optax
from flax import nnx


class MLP(nnx.Module):
    def __init__(self, din: int, dmid: int, dout: int, *, rngs: nnx.Rngs):
        self.linear1 = nnx.Linear(din, dmid, rngs=rngs)
        self.linear2 = nnx.Linear(dmid, dout, rngs=rngs)

    def __call__(self, x):
        return self.linear2(nnx.relu(self.linear1(x)))


def loss_fn(model: MLP, x, y):
    logits = model(x)
    loss = optax.softmax_cross_entropy_with_integer_labels(logits=logits, labels=y).mean()
    return loss, logits


@nnx.jit
def train_step(model: MLP, optimizer: nnx.Optimizer, x, y):
    """Train for a single step."""
    grad_fn = nnx.value_and_grad(loss_fn, has_aux=True)
    (loss, logits), grads = grad_fn(model, x, y)
    optimizer.update(model, grads)
    return loss, (jnp.argmax(logits, axis=-1) == y).mean()


def fit(model, batches, learning_rate=0.01):
    optimizer = nnx.Optimizer(model, optax.adamw(learning_rate, weight_decay=0.02), wrt=nnx.Param)
    losses = []
    for x, y in batches:
        loss, accuracy = train_step(model, optimizer, x, y)
        losses.append(float(loss))
    return losses
