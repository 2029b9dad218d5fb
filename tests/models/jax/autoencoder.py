import jax.numpy as jnp
from flax import nnx


class Encoder(nnx.Module):
    def __init__(self, features, latent, *, rngs: nnx.Rngs):
        self.conv = nnx.Conv(features, 8, (3, 3), strides=2, padding="VALID", rngs=rngs)
        self.mean = nnx.Linear(8 * 3 * 3, latent, rngs=rngs)

    def __call__(self, x):
        x = nnx.relu(self.conv(x))
        return self.mean(jnp.reshape(x, (x.shape[0], -1)))


class Decoder(nnx.Module):
    def __init__(self, latent, pixels, *, rngs: nnx.Rngs):
        self.hidden = nnx.Linear(latent, 32, rngs=rngs)
        self.out = nnx.Linear(32, pixels, rngs=rngs)

    def __call__(self, z):
        return nnx.sigmoid(self.out(jnp.tanh(self.hidden(z))))


class Autoencoder(nnx.Module):
    def __init__(self, latent=4, *, rngs: nnx.Rngs):
        self.encoder = Encoder(2, latent, rngs=rngs)
        self.decoder = Decoder(latent, 98, rngs=rngs)

    def __call__(self, x):
        return self.decoder(self.encoder(x)).reshape(x.shape)


rngs = nnx.Rngs(42)
model = Autoencoder(rngs=rngs)
