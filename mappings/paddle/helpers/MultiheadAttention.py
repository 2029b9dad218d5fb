import paddle


class MultiheadAttention(paddle.nn.Layer):
    """Attention of several heads: gives the result and the weights (their mean over the heads).

    A boolean mask is True where attention is not allowed; another one is added to the scores.
    """

    def __init__(self, features, num_heads, use_bias=True, batch_first=False, rate=0.0):
        super().__init__()
        self.num_heads, self.batch_first = num_heads, batch_first
        self.in_proj = paddle.nn.Linear(features, 3 * features, bias_attr=None if use_bias else False)
        self.dropout = paddle.nn.Dropout(rate)
        self.out_proj = paddle.nn.Linear(features, features, bias_attr=None if use_bias else False)

    def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, average_attn_weights=True, is_causal=False):
        swaps = query.ndim == 3 and not self.batch_first
        if swaps:
            query, key, value = (paddle.transpose(x, [1, 0, 2]) for x in (query, key, value))
        weights = paddle.split(self.in_proj.weight, 3, axis=1)
        biases = [0.0] * 3 if self.in_proj.bias is None else paddle.split(self.in_proj.bias, 3)
        q, k, v = (self.heads(paddle.matmul(x, weight) + bias) for x, weight, bias in zip((query, key, value), weights, biases))
        scores = paddle.matmul(q, k, transpose_y=True) / q.shape[-1] ** 0.5
        if attn_mask is not None:
            if attn_mask.ndim == 3:
                attn_mask = paddle.reshape(attn_mask, scores.shape)
            scores = self.masked(scores, attn_mask)
        if key_padding_mask is not None:
            scores = self.masked(scores, paddle.unsqueeze(key_padding_mask, [-3, -2]))
        weights = self.dropout(paddle.nn.functional.softmax(scores, axis=-1))
        result = paddle.matmul(weights, v)
        result = paddle.transpose(result, [*range(result.ndim - 3), -2, -3, -1])
        result = self.out_proj(paddle.flatten(result, -2))
        if swaps:
            result = paddle.transpose(result, [1, 0, 2])
        if not need_weights:
            return result, None
        return result, paddle.mean(weights, axis=-3) if average_attn_weights else weights

    def masked(self, scores, mask):
        if mask.dtype == paddle.bool:
            return paddle.where(mask, paddle.full([1], float("-inf"), scores.dtype), scores)
        return scores + mask

    def heads(self, x):
        x = paddle.reshape(x, [*x.shape[:-1], self.num_heads, x.shape[-1] // self.num_heads])
        return paddle.transpose(x, [*range(x.ndim - 3), -2, -3, -1])
