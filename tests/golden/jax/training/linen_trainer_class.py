import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax.training import train_state, checkpoints


class MLP(nn.Module):
    hidden: int
    num_outputs: int

    def setup(self):
        self.linear1 = nn.Dense(features=self.hidden)
        self.linear2 = nn.Dense(features=self.num_outputs)

    def __call__(self, x):
        x = nn.tanh(self.linear1(x))
        return self.linear2(x)


class TrainerModule:
    def __init__(self, model, lr=1e-3, seed=42):
        self.model = model
        self.lr = lr
        self.seed = seed
        self.create_functions()
        self.init_model(jnp.ones((1, 2)))

    def create_functions(self):
        def calculate_loss(params, batch):
            x, y = batch
            logits = self.model.apply({'params': params}, x).squeeze(axis=-1)
            loss = optax.sigmoid_binary_cross_entropy(logits, y).mean()
            acc = ((logits > 0) == y).mean()
            return loss, acc

        def train_step(state, batch):
            loss_fn = lambda params: calculate_loss(params, batch)
            (loss, acc), grads = jax.value_and_grad(loss_fn, has_aux=True)(state.params)
            state = state.apply_gradients(grads=grads)
            return state, loss, acc

        def eval_step(state, batch):
            _, acc = calculate_loss(state.params, batch)
            return acc

        self.train_step = jax.jit(train_step)
        self.eval_step = jax.jit(eval_step)

    def init_model(self, exmp):
        rng = jax.random.PRNGKey(self.seed)
        variables = self.model.init(rng, exmp)
        self.state = train_state.TrainState.create(apply_fn=self.model.apply, params=variables['params'], tx=optax.adam(self.lr))

    def train_model(self, loader, epochs=10):
        for epoch in range(epochs):
            for batch in loader:
                self.state, loss, acc = self.train_step(self.state, batch)
        return self.eval_step(self.state, batch)
