"""A variational autoencoder made in setup, whose methods are called by name; steps without a jitted function."""
import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from flax.training import train_state


class VAE(nn.Module):
    latents: int = 4

    def setup(self):
        self.hidden = nn.Dense(16)
        self.mean = nn.Dense(self.latents)
        self.logvar = nn.Dense(self.latents)
        self.up = nn.Dense(16)
        self.out = nn.Dense(12)

    def encode(self, x):
        x = nn.relu(self.hidden(x))
        return self.mean(x), self.logvar(x)

    def generate(self, z):
        return nn.sigmoid(self.out(nn.relu(self.up(z))))

    def __call__(self, x, noise):
        mean, logvar = self.encode(x)
        z = mean + jnp.exp(0.5 * logvar) * noise
        return self.generate(z), mean, logvar


def kl_divergence(mean, logvar):
    return -0.5 * jnp.sum(1 + logvar - jnp.square(mean) - jnp.exp(logvar))


def train_step(state, x, noise):
    def loss_fn(params):
        recon, mean, logvar = state.apply_fn({'params': params}, x, noise)
        error = jnp.mean(jnp.sum((recon - x) ** 2, axis=-1))
        return error + 1e-3 * kl_divergence(mean, logvar)

    grads = jax.grad(loss_fn)(state.params)
    return state.apply_gradients(grads=grads)


def evaluate(model, params, x):
    mean, logvar = model.apply({'params': params}, x, method=VAE.encode)
    recon = model.apply({'params': params}, mean, method='generate')
    return jnp.mean((recon - x) ** 2)


def fit(model, variables, batches):
    state = train_state.TrainState.create(apply_fn=model.apply, params=variables['params'], tx=optax.adam(1e-2))
    errors = []
    for x, noise in batches:
        state = train_step(state, x, noise)
        errors.append(evaluate(model, state.params, x))
    return errors, {'params': state.params}
