"""A sequence classifier in NNX with gradient clipping chain, masks, and a Trainer-like loop."""
import dataclasses

import jax
import jax.numpy as jnp
import optax
from flax import nnx


@dataclasses.dataclass
class Config:
    vocab: int = 19
    dim: int = 16
    heads: int = 4
    layers: int = 2
    max_len: int = 10
    classes: int = 3


class MlpBlock(nnx.Module):
    def __init__(self, dim: int, hidden: int, rngs: nnx.Rngs):
        self.up = nnx.Linear(dim, hidden, rngs=rngs)
        self.down = nnx.Linear(hidden, dim, rngs=rngs)

    def __call__(self, x):
        return self.down(nnx.gelu(self.up(x)))


class EncoderLayer(nnx.Module):
    def __init__(self, cfg: Config, rngs: nnx.Rngs):
        self.attn = nnx.MultiHeadAttention(num_heads=cfg.heads, in_features=cfg.dim, qkv_features=cfg.dim, use_bias=False, decode=False, rngs=rngs)
        self.norm1 = nnx.LayerNorm(cfg.dim, rngs=rngs)
        self.norm2 = nnx.LayerNorm(cfg.dim, rngs=rngs)
        self.mlp = MlpBlock(cfg.dim, 2 * cfg.dim, rngs)

    def __call__(self, x, mask=None):
        x = x + self.attn(self.norm1(x), mask=mask)
        return x + self.mlp(self.norm2(x))


class Classifier(nnx.Module):
    def __init__(self, cfg: Config, rngs: nnx.Rngs):
        self.cfg = cfg
        self.embed = nnx.Embed(cfg.vocab, cfg.dim, rngs=rngs)
        self.pos = nnx.Param(jax.random.normal(rngs.params(), (cfg.max_len, cfg.dim)) * 0.02)
        self.layers = nnx.List([EncoderLayer(cfg, rngs) for _ in range(cfg.layers)])
        self.norm = nnx.LayerNorm(cfg.dim, rngs=rngs)
        self.head = nnx.Linear(cfg.dim, cfg.classes, rngs=rngs)

    def __call__(self, tokens):
        valid = tokens != 0
        mask = valid[:, None, None, :]
        x = self.embed(tokens) + self.pos[: tokens.shape[1]]
        for layer in self.layers:
            x = layer(x, mask)
        x = self.norm(x)
        weights = valid.astype(x.dtype)[..., None]
        pooled = jnp.sum(x * weights, axis=1) / jnp.maximum(jnp.sum(weights, axis=1), 1.0)
        return self.head(pooled)


def focal_loss(logits, labels, gamma=2.0):
    logp = jax.nn.log_softmax(logits, axis=-1)
    onehot = jax.nn.one_hot(labels, logits.shape[-1])
    p = jnp.exp(logp)
    return -jnp.mean(jnp.sum(onehot * (1 - p) ** gamma * logp, axis=-1))


@nnx.jit
def train_step(model, optimizer, tokens, labels):
    def loss_fn(model):
        logits = model(tokens)
        return focal_loss(logits, labels)

    loss, grads = nnx.value_and_grad(loss_fn)(model)
    optimizer.update(model, grads)
    return loss


@nnx.jit
def predict(model, tokens):
    return jnp.argmax(model(tokens), axis=-1)


def fit(model, batches):
    schedule = optax.warmup_cosine_decay_schedule(init_value=0.0, peak_value=5e-3, warmup_steps=3, decay_steps=len(batches), end_value=1e-4)
    tx = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(learning_rate=schedule, weight_decay=0.01))
    optimizer = nnx.Optimizer(model, tx, wrt=nnx.Param)
    losses = []
    for step, (tokens, labels) in enumerate(batches):
        loss = train_step(model, optimizer, tokens, labels)
        losses.append(loss.item())
        if step % 5 == 0:
            print(f"step {step:03d} loss {loss:.4f}")
    accuracy = jnp.mean(predict(model, batches[0][0]) == batches[0][1])
    return losses + [float(accuracy)]
