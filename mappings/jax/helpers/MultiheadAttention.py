import jax
import jax.numpy as jnp
from flax import nnx


class MultiheadAttention(nnx.Module):
    """Attention of several heads: gives the result and the weights (their mean over the heads).

    A boolean mask is True where attention is not allowed; another one is added to the scores.
    """

    def __init__(self, features, num_heads, use_bias=True, batch_first=False, rate=0.0, *, rngs):
        self.num_heads, self.batch_first = num_heads, batch_first
        self.in_proj = nnx.Linear(features, 3 * features, use_bias=use_bias, rngs=rngs)
        self.dropout = nnx.Dropout(rate, rngs=rngs)
        self.out_proj = nnx.Linear(features, features, use_bias=use_bias, rngs=rngs)

    def __call__(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, average_attn_weights=True, is_causal=False):
        if query.ndim == 3 and not self.batch_first:
            query, key, value = (jnp.swapaxes(x, 0, 1) for x in (query, key, value))
        kernels = jnp.split(self.in_proj.kernel[...], 3, axis=1)
        biases = [0.0] * 3 if self.in_proj.bias is None else jnp.split(self.in_proj.bias[...], 3)
        q, k, v = (self.heads(x @ kernel + bias) for x, kernel, bias in zip((query, key, value), kernels, biases))
        scores = q @ jnp.swapaxes(k, -1, -2) / q.shape[-1] ** 0.5
        if attn_mask is not None:
            if attn_mask.ndim == 3:
                attn_mask = attn_mask.reshape(scores.shape)
            scores = jnp.where(attn_mask, -jnp.inf, scores) if attn_mask.dtype == bool else scores + attn_mask
        if key_padding_mask is not None:
            mask = key_padding_mask[..., None, None, :]
            scores = jnp.where(mask, -jnp.inf, scores) if mask.dtype == bool else scores + mask
        weights = self.dropout(jax.nn.softmax(scores, axis=-1))
        result = jnp.swapaxes(weights @ v, -3, -2)
        result = self.out_proj(result.reshape(*result.shape[:-2], -1))
        if query.ndim == 3 and not self.batch_first:
            result = jnp.swapaxes(result, 0, 1)
        if not need_weights:
            return result, None
        return result, weights.mean(axis=-3) if average_attn_weights else weights

    def heads(self, x):
        return jnp.swapaxes(x.reshape(*x.shape[:-1], self.num_heads, -1), -3, -2)
