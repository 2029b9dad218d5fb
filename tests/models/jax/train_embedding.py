"""A recommender with embeddings."""
import jax
import jax.numpy as jnp
import optax
from flax import nnx


class Recommender(nnx.Module):
    def __init__(self, users, items, factors, *, rngs):
        self.users = nnx.Embed(users, factors, rngs=rngs)
        self.items = nnx.Embed(items, factors, rngs=rngs)
        self.bias = nnx.Param(jnp.zeros(items))

    def __call__(self, user, item):
        return jnp.sum(self.users(user) * self.items(item), axis=-1) + self.bias[item]


class Trainer:
    def __init__(self, model):
        self.model = model
        self.optimizer = nnx.Optimizer(model, optax.adam(1e-2), wrt=nnx.Param)
        self.losses = []

    def step(self, user, item, rating):
        def loss_fn(model):
            return optax.huber_loss(model(user, item), rating).mean()

        loss, grads = nnx.value_and_grad(loss_fn)(self.model)
        self.optimizer.update(self.model, grads)
        self.losses.append(float(loss))


def fit(model, batches):
    trainer = Trainer(model)
    for user, item, rating in batches:
        trainer.step(user, item, rating)
    return trainer.losses
