import jax
from flax import nnx


class TransformerDecoderLayer(nnx.Module):
    """Self-attention, attention to a memory and a feed-forward network, each normalised and added to its input."""

    def __init__(self, features, num_heads, hidden_features=2048, activation=jax.nn.relu, epsilon=1e-05, batch_first=False, norm_first=False,
                 rate=0.1, *, rngs):
        self.activation, self.norm_first = activation, norm_first
        self.self_attn = MultiheadAttention(features, num_heads, batch_first=batch_first, rate=rate, rngs=rngs)
        self.multihead_attn = MultiheadAttention(features, num_heads, batch_first=batch_first, rate=rate, rngs=rngs)
        self.linear1 = nnx.Linear(features, hidden_features, rngs=rngs)
        self.linear2 = nnx.Linear(hidden_features, features, rngs=rngs)
        self.norm1 = nnx.LayerNorm(features, epsilon=epsilon, use_fast_variance=False, rngs=rngs)
        self.norm2 = nnx.LayerNorm(features, epsilon=epsilon, use_fast_variance=False, rngs=rngs)
        self.norm3 = nnx.LayerNorm(features, epsilon=epsilon, use_fast_variance=False, rngs=rngs)
        self.dropout = nnx.Dropout(rate, rngs=rngs)

    def __call__(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None, memory_key_padding_mask=None,
                 tgt_is_causal=False, memory_is_causal=False):
        def attend(x):
            return self.dropout(self.self_attn(x, x, x, tgt_key_padding_mask, need_weights=False, attn_mask=tgt_mask)[0])

        def look(x):
            return self.dropout(self.multihead_attn(x, memory, memory, memory_key_padding_mask, need_weights=False, attn_mask=memory_mask)[0])

        if self.norm_first:
            x = tgt + attend(self.norm1(tgt))
            x = x + look(self.norm2(x))
            return x + self.feed_forward(self.norm3(x))
        x = self.norm1(tgt + attend(tgt))
        x = self.norm2(x + look(x))
        return self.norm3(x + self.feed_forward(x))

    def feed_forward(self, x):
        return self.dropout(self.linear2(self.dropout(self.activation(self.linear1(x)))))
