"""A variational autoencoder."""
import jax
from jax import random
import jax.numpy as jnp
from flax import linen as nn


class Encoder(nn.Module):
    latents: int

    @nn.compact
    def __call__(self, x):
        x = nn.Dense(50, name='fc1')(x)
        x = nn.relu(x)
        mean_x = nn.Dense(self.latents, name='fc2_mean')(x)
        logvar_x = nn.Dense(self.latents, name='fc2_logvar')(x)
        return mean_x, logvar_x


class Decoder(nn.Module):
    @nn.compact
    def __call__(self, z):
        z = nn.Dense(50, name='fc1')(z)
        z = nn.relu(z)
        z = nn.Dense(64, name='fc2')(z)
        return z


def reparameterize(eps, mean, logvar):
    std = jnp.exp(0.5 * logvar)
    return mean + eps * std


class VAE(nn.Module):
    """Full VAE model."""

    latents: int = 20

    def setup(self):
        self.encoder = Encoder(self.latents)
        self.decoder = Decoder()

    def __call__(self, x, z_noise):
        mean, logvar = self.encoder(x)
        z = reparameterize(z_noise, mean, logvar)
        recon_x = self.decoder(z)
        return recon_x, mean, logvar

    def generate(self, z):
        return nn.sigmoid(self.decoder(z))
