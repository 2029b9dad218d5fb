"""A language model with keys for dropout, clipping and a schedule; dropout's rate is a field."""
import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from flax.training.train_state import TrainState as BaseState


class Block(nn.Module):
    dim: int
    heads: int
    rate: float

    @nn.compact
    def __call__(self, x, mask, deterministic):
        y = nn.LayerNorm()(x)
        y = nn.MultiHeadDotProductAttention(num_heads=self.heads, qkv_features=self.dim, use_bias=False, deterministic=deterministic)(y, y, mask=mask)
        x = x + nn.Dropout(self.rate)(y, deterministic=deterministic)
        y = nn.LayerNorm()(x)
        y = nn.Dense(2 * self.dim)(y)
        y = nn.gelu(y)
        y = nn.Dense(self.dim)(y)
        return x + nn.Dropout(self.rate)(y, deterministic=deterministic)


class LanguageModel(nn.Module):
    vocab: int
    dim: int = 16
    heads: int = 2
    layers: int = 2
    rate: float = 0.0

    @nn.compact
    def __call__(self, tokens, deterministic: bool = True):
        positions = self.param('positions', nn.initializers.normal(0.02), (32, self.dim))
        x = nn.Embed(self.vocab, self.dim)(tokens) + positions[: tokens.shape[1]]
        mask = nn.make_causal_mask(tokens)
        for _ in range(self.layers):
            x = Block(self.dim, self.heads, self.rate)(x, mask, deterministic)
        x = nn.LayerNorm()(x)
        return nn.Dense(self.vocab)(x)


class TrainState(BaseState):
    key: jax.Array


def lm_loss(logits, tokens):
    loss = optax.softmax_cross_entropy_with_integer_labels(logits[:, :-1], tokens[:, 1:])
    return jnp.mean(loss)


@jax.jit
def train_step(state: TrainState, tokens):
    dropout_key = jax.random.fold_in(key=state.key, data=state.step)

    def loss_fn(params):
        logits = state.apply_fn({'params': params}, tokens, deterministic=False, rngs={'dropout': dropout_key})
        return lm_loss(logits, tokens)

    loss, grads = jax.value_and_grad(loss_fn)(state.params)
    return state.apply_gradients(grads=grads), loss


def make_optimizer(steps):
    schedule = optax.linear_schedule(1e-3, 1e-4, steps)
    return optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(learning_rate=schedule, weight_decay=0.01))


def fit(model, variables, batches):
    state = TrainState.create(apply_fn=model.apply, params=variables['params'], tx=make_optimizer(20), key=jax.random.key(1))
    losses = []
    for (tokens,) in batches:
        state, loss = train_step(state, tokens)
        losses.append(loss)
    perplexity = jnp.exp(lm_loss(model.apply({'params': state.params}, batches[0][0]), batches[0][0]))
    losses.append(perplexity)
    return losses, {'params': state.params}
