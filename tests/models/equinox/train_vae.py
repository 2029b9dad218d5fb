"""A variational autoencoder whose noise is an input."""
import equinox as eqx
import jax
import jax.numpy as jnp
import optax


class VAE(eqx.Module):
    encode: eqx.nn.Linear
    mean: eqx.nn.Linear
    log_var: eqx.nn.Linear
    decode: list

    def __init__(self, size, latent, key):
        k1, k2, k3, k4, k5 = jax.random.split(key, 5)
        self.encode = eqx.nn.Linear(size, 16, key=k1)
        self.mean = eqx.nn.Linear(16, latent, key=k2)
        self.log_var = eqx.nn.Linear(16, latent, key=k3)
        self.decode = [eqx.nn.Linear(latent, 16, key=k4), eqx.nn.Linear(16, size, key=k5)]

    def __call__(self, x, noise):
        h = jax.nn.relu(self.encode(x))
        mean, log_var = self.mean(h), self.log_var(h)
        z = mean + jnp.exp(0.5 * log_var) * noise
        h = jax.nn.relu(self.decode[0](z))
        return self.decode[1](h), mean, log_var


def elbo(model, x, noise):
    logits, mean, log_var = jax.vmap(model)(x, noise)
    reconstruction = jnp.sum((logits - x) ** 2, axis=-1)
    divergence = -0.5 * jnp.sum(1 + log_var - mean**2 - jnp.exp(log_var), axis=-1)
    return jnp.mean(reconstruction + divergence)


def fit(model, batches):
    optim = optax.adam(3e-3)
    opt_state = optim.init(eqx.filter(model, eqx.is_inexact_array))

    @eqx.filter_jit
    def train_step(model, opt_state, x, noise):
        loss, grads = eqx.filter_value_and_grad(elbo)(model, x, noise)
        updates, opt_state = optim.update(grads, opt_state)
        model = eqx.apply_updates(model, updates)
        return model, opt_state, loss

    losses = []
    for x, noise in batches:
        model, opt_state, loss = train_step(model, opt_state, x, noise)
        losses.append(loss.item())
    return losses, model
