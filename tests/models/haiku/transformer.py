"""A small language model, as haiku's own transformer example is built: layer norm without a class of its own, attention with a causal mask."""
import haiku as hk
import jax
import jax.numpy as jnp
import optax



class Transformer(hk.Module):
    def __init__(self, num_heads, num_layers, key_size, widening_factor=4, name=None):
        super().__init__(name=name)
        self.num_heads = num_heads
        self.num_layers = num_layers
        self.key_size = key_size
        self.widening_factor = widening_factor

    def __call__(self, h):
        seq_len, model_size = h.shape[-2:]
        causal_mask = jnp.tril(jnp.ones((1, 1, seq_len, seq_len)))
        for _ in range(self.num_layers):
            attn = hk.MultiHeadAttention(num_heads=self.num_heads, key_size=self.key_size, w_init=hk.initializers.VarianceScaling(1.0), model_size=8)
            h_norm = hk.LayerNorm(axis=-1, create_scale=True, create_offset=True)(h)
            h = h + attn(h_norm, h_norm, h_norm, causal_mask)
            h_norm = hk.LayerNorm(-1, True, True)(h)
            dense = hk.Sequential([hk.Linear(8 * self.widening_factor), jax.nn.gelu, hk.Linear(8)])
            h = h + dense(h_norm)
        return hk.LayerNorm(-1, True, True)(h)


def forward(tokens):
    embed = hk.Embed(11, embed_dim=8, w_init=hk.initializers.TruncatedNormal(stddev=0.02))
    positions = hk.get_parameter("positions", [6, 8], init=hk.initializers.TruncatedNormal(0.02))
    h = embed(tokens) + positions
    h = Transformer(num_heads=2, num_layers=2, key_size=4)(h)
    return hk.Linear(11)(h)


model = hk.without_apply_rng(hk.transform(forward))
optimizer = optax.chain(optax.clip_by_global_norm(1.0), optax.adam(3e-3))


@jax.jit
def update(params, opt_state, tokens):
    def loss_fn(params):
        logits = model.apply(params, tokens[:, :-1])
        losses = optax.softmax_cross_entropy_with_integer_labels(logits, tokens[:, 1:])
        return losses.mean()

    loss, grads = jax.value_and_grad(loss_fn)(params)
    updates, opt_state = optimizer.update(grads, opt_state, params)
    params = optax.apply_updates(params, updates)
    return params, opt_state, loss


def fit(params, batches):
    opt_state = optimizer.init(params)
    losses = []
    for (tokens,) in batches:
        params, opt_state, loss = update(params, opt_state, tokens)
        losses.append(loss)
    return losses, params
