"""A small transformer over tokens: layers map over the sequence, the model over the batch."""
import equinox as eqx
import jax
import jax.numpy as jnp
import optax


class Attention(eqx.Module):
    query: eqx.nn.Linear
    key: eqx.nn.Linear
    value: eqx.nn.Linear
    out: eqx.nn.Linear
    heads: int = eqx.field(static=True)

    def __init__(self, size, heads, *, key):
        a, b, c, d = jax.random.split(key, 4)
        self.query = eqx.nn.Linear(size, size, use_bias=False, key=a)
        self.key = eqx.nn.Linear(size, size, use_bias=False, key=b)
        self.value = eqx.nn.Linear(size, size, use_bias=False, key=c)
        self.out = eqx.nn.Linear(size, size, key=d)
        self.heads = heads

    def __call__(self, x):
        length, size = x.shape
        q = jax.vmap(self.query)(x).reshape(length, self.heads, -1)
        k = jax.vmap(self.key)(x).reshape(length, self.heads, -1)
        v = jax.vmap(self.value)(x).reshape(length, self.heads, -1)
        scores = jnp.einsum("qhd,khd->hqk", q, k) / jnp.sqrt(size / self.heads)
        mask = jnp.tril(jnp.ones((length, length), dtype=bool))
        weights = jax.nn.softmax(jnp.where(mask, scores, -1e9), axis=-1)
        mixed = jnp.einsum("hqk,khd->qhd", weights, v).reshape(length, size)
        return jax.vmap(self.out)(mixed)


class Block(eqx.Module):
    norm1: eqx.nn.LayerNorm
    norm2: eqx.nn.LayerNorm
    attention: Attention
    up: eqx.nn.Linear
    down: eqx.nn.Linear

    def __init__(self, size, heads, *, key):
        a, b, c = jax.random.split(key, 3)
        self.norm1 = eqx.nn.LayerNorm(size)
        self.norm2 = eqx.nn.LayerNorm(size)
        self.attention = Attention(size, heads, key=a)
        self.up = eqx.nn.Linear(size, 2 * size, key=b)
        self.down = eqx.nn.Linear(2 * size, size, key=c)

    def __call__(self, x):
        x = x + self.attention(jax.vmap(self.norm1)(x))
        hidden = jax.nn.gelu(jax.vmap(self.up)(jax.vmap(self.norm2)(x)))
        return x + jax.vmap(self.down)(hidden)


class LanguageModel(eqx.Module):
    tokens: eqx.nn.Embedding
    positions: jax.Array
    first: Block
    second: Block
    head: eqx.nn.Linear

    def __init__(self, vocabulary, size, length, *, key):
        a, b, c, d = jax.random.split(key, 4)
        self.tokens = eqx.nn.Embedding(vocabulary, size, key=a)
        self.positions = jnp.zeros((length, size))
        self.first = Block(size, 2, key=b)
        self.second = Block(size, 2, key=c)
        self.head = eqx.nn.Linear(size, vocabulary, use_bias=False, key=d)

    def __call__(self, tokens):
        x = jax.vmap(self.tokens)(tokens) + self.positions[: tokens.shape[0]]
        x = self.second(self.first(x))
        return jax.vmap(self.head)(x)


@eqx.filter_value_and_grad(has_aux=True)
def loss_fn(model, tokens):
    logits = jax.vmap(model)(tokens[:, :-1])
    losses = optax.softmax_cross_entropy_with_integer_labels(logits, tokens[:, 1:])
    accuracy = jnp.mean(jnp.argmax(logits, axis=-1) == tokens[:, 1:])
    return jnp.mean(losses), accuracy


@eqx.filter_jit
def make_step(model, optim, opt_state, tokens):
    (loss, accuracy), grads = loss_fn(model, tokens)
    updates, opt_state = optim.update(grads, opt_state, model)
    model = eqx.apply_updates(model, updates)
    return model, opt_state, loss, accuracy


def fit(model, batches):
    optim = optax.adamw(1e-3, weight_decay=0.01)
    opt_state = optim.init(eqx.filter(model, eqx.is_array))
    losses = []
    for (tokens,) in batches:
        model, opt_state, loss, accuracy = make_step(model, optim, opt_state, tokens)
        losses.append(loss)
    return losses, model
