"""An autoencoder of two modules; gradients alone, and the loss is computed again to be shown."""
import equinox as eqx
import jax
import jax.numpy as jnp
import optax


class Coder(eqx.Module):
    first: eqx.nn.Linear
    second: eqx.nn.Linear
    norm: eqx.nn.LayerNorm

    def __init__(self, sizes, key):
        keys = jax.random.split(key, 2)
        self.first = eqx.nn.Linear(sizes[0], sizes[1], key=keys[0])
        self.second = eqx.nn.Linear(sizes[1], sizes[2], key=keys[1])
        self.norm = eqx.nn.LayerNorm(sizes[1])

    def __call__(self, x):
        return self.second(jnp.tanh(self.norm(self.first(x))))


class AutoEncoder(eqx.Module):
    encoder: Coder
    decoder: Coder

    def __init__(self, size, hidden, code, key):
        encoder_key, decoder_key = jax.random.split(key)
        self.encoder = Coder((size, hidden, code), encoder_key)
        self.decoder = Coder((code, hidden, size), key=decoder_key)

    def __call__(self, x):
        return self.decoder(self.encoder(x))


def loss_fn(model, x):
    return jnp.mean((jax.vmap(model)(x) - x) ** 2)


def fit(model, batches):
    optim = optax.chain(optax.clip_by_global_norm(1.0), optax.adam(1e-2))
    opt_state = optim.init(eqx.filter(model, eqx.is_array))
    losses = []
    for (x,) in batches:
        loss, grads = eqx.filter_value_and_grad(loss_fn)(model, x)
        updates, opt_state = optim.update(grads, opt_state)
        model = eqx.apply_updates(model, updates)
        losses.append(loss)
    return losses, model
