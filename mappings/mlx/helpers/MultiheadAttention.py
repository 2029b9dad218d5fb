import mlx.core as mx
import mlx.nn as nn


class MultiheadAttention(nn.Module):
    """Attention of several heads: gives the result and the weights (their mean over the heads).

    A boolean mask is True where attention is not allowed; another one is added to the scores.
    """

    def __init__(self, features, num_heads, use_bias=True, batch_first=False, rate=0.0):
        super().__init__()
        self.num_heads, self.batch_first = num_heads, batch_first
        self.in_proj = nn.Linear(features, 3 * features, bias=use_bias)
        self.dropout = nn.Dropout(rate)
        self.out_proj = nn.Linear(features, features, bias=use_bias)

    def __call__(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, average_attn_weights=True, is_causal=False):
        if query.ndim == 3 and not self.batch_first:
            query, key, value = (mx.swapaxes(x, 0, 1) for x in (query, key, value))
        weights = mx.split(self.in_proj.weight, 3)
        biases = mx.split(self.in_proj.bias, 3) if "bias" in self.in_proj else [0.0] * 3
        q, k, v = (self.heads(x @ weight.T + bias) for x, weight, bias in zip((query, key, value), weights, biases))
        scores = q @ mx.swapaxes(k, -1, -2) / q.shape[-1] ** 0.5
        if attn_mask is not None:
            if attn_mask.ndim == 3:
                attn_mask = attn_mask.reshape(scores.shape)
            scores = mx.where(attn_mask, -mx.inf, scores) if attn_mask.dtype == mx.bool_ else scores + attn_mask
        if key_padding_mask is not None:
            mask = key_padding_mask[..., None, None, :]
            scores = mx.where(mask, -mx.inf, scores) if mask.dtype == mx.bool_ else scores + mask
        weights = self.dropout(mx.softmax(scores, axis=-1))
        result = mx.swapaxes(weights @ v, -3, -2)
        result = self.out_proj(result.reshape(*result.shape[:-2], -1))
        if query.ndim == 3 and not self.batch_first:
            result = mx.swapaxes(result, 0, 1)
        if not need_weights:
            return result, None
        return result, weights.mean(axis=-3) if average_attn_weights else weights

    def heads(self, x):
        return mx.swapaxes(x.reshape(*x.shape[:-1], self.num_heads, -1), -3, -2)
