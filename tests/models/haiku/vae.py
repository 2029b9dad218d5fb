"""A variational autoencoder in three modules; the noise is handed in."""
import haiku as hk
import jax
import jax.numpy as jnp
import optax


class Encoder(hk.Module):
    def __init__(self, latent_size: int, hidden_size: int = 16):
        super().__init__()
        self._latent_size = latent_size
        self._hidden_size = hidden_size

    def __call__(self, x):
        x = hk.Flatten()(x)
        x = hk.Linear(self._hidden_size)(x)
        x = jax.nn.relu(x)
        mean = hk.Linear(self._latent_size)(x)
        log_stddev = hk.Linear(self._latent_size)(x)
        return mean, jnp.exp(log_stddev)


class Decoder(hk.Module):
    def __init__(self, output_size: int, hidden_size: int = 16):
        super().__init__()
        self._output_size = output_size
        self._hidden_size = hidden_size

    def __call__(self, z):
        z = hk.Linear(self._hidden_size)(z)
        z = jax.nn.relu(z)
        return hk.Linear(self._output_size)(z)


class VAE(hk.Module):
    def __init__(self, encoder_size=4, output_size=12):
        super().__init__()
        self.encoder = Encoder(encoder_size)
        self.decoder = Decoder(output_size)

    def __call__(self, x, noise):
        mean, stddev = self.encoder(x)
        z = mean + stddev * noise
        return self.decoder(z), mean, stddev


@hk.without_apply_rng
@hk.transform
def vae(x, noise):
    """The reconstruction, and the posterior's parameters."""
    return VAE()(x, noise)


optimizer = optax.adam(1e-2)


def loss_fn(params: hk.Params, x: jax.Array, noise: jax.Array) -> jax.Array:
    logits, mean, stddev = vae.apply(params, x, noise)
    reconstruction = jnp.sum((logits - x) ** 2, axis=-1)
    kl = 0.5 * jnp.sum(jnp.square(mean) + jnp.square(stddev) - 1 - 2 * jnp.log(stddev), axis=-1)
    return jnp.mean(reconstruction + kl)


@jax.jit
def update(params: hk.Params, opt_state: optax.OptState, x, noise):
    loss, grads = jax.value_and_grad(loss_fn)(params, x, noise)
    updates, opt_state = optimizer.update(grads, opt_state)
    params = optax.apply_updates(params, updates)
    return params, opt_state, loss


def fit(params, batches):
    opt_state = optimizer.init(params)
    losses = []
    for x, noise in batches:
        params, opt_state, loss = update(params, opt_state, x, noise)
        losses.append(loss)
    return losses, params
