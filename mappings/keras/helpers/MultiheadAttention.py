import keras


class MultiheadAttention(keras.layers.Layer):
    """Attention of several heads: gives the result and the weights (their mean over the heads).

    A boolean mask is True where attention is not allowed; another one is added to the scores.
    """

    joined = ("in_proj",)  # no module of its own in PyTorch, which calls its arrays in_proj_weight and in_proj_bias

    def __init__(self, features, num_heads, use_bias=True, batch_first=False, rate=0.0):
        super().__init__()
        self.num_heads, self.batch_first = num_heads, batch_first
        self.in_proj = keras.layers.Dense(3 * features, use_bias=use_bias)
        self.dropout = keras.layers.Dropout(rate)
        self.out_proj = keras.layers.Dense(features, use_bias=use_bias)
        self.in_proj.build((None, features))
        self.out_proj.build((None, features))

    def call(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, average_attn_weights=True, is_causal=False):
        swaps = len(query.shape) == 3 and not self.batch_first
        if swaps:
            query, key, value = (keras.ops.swapaxes(x, 0, 1) for x in (query, key, value))
        kernels = keras.ops.split(keras.ops.convert_to_tensor(self.in_proj.kernel), 3, axis=1)
        biases = [0.0] * 3 if self.in_proj.bias is None else keras.ops.split(keras.ops.convert_to_tensor(self.in_proj.bias), 3)
        q, k, v = (self.heads(keras.ops.matmul(x, kernel) + bias) for x, kernel, bias in zip((query, key, value), kernels, biases))
        scores = keras.ops.matmul(q, keras.ops.swapaxes(k, -1, -2)) / q.shape[-1] ** 0.5
        if attn_mask is not None:
            if len(attn_mask.shape) == 3:
                attn_mask = keras.ops.reshape(attn_mask, keras.ops.shape(scores))
            scores = self.masked(scores, attn_mask)
        if key_padding_mask is not None:
            scores = self.masked(scores, key_padding_mask[..., None, None, :])
        weights = self.dropout(keras.ops.softmax(scores, axis=-1))
        result = keras.ops.swapaxes(keras.ops.matmul(weights, v), -3, -2)
        result = self.out_proj(keras.ops.reshape(result, (*keras.ops.shape(result)[:-2], q.shape[-1] * self.num_heads)))
        if swaps:
            result = keras.ops.swapaxes(result, 0, 1)
        if not need_weights:
            return result, None
        return result, keras.ops.mean(weights, axis=-3) if average_attn_weights else weights

    def masked(self, scores, mask):
        if keras.backend.standardize_dtype(mask.dtype) == "bool":
            return keras.ops.where(mask, float("-inf"), scores)
        return scores + mask

    def heads(self, x):
        return keras.ops.swapaxes(keras.ops.reshape(x, (*keras.ops.shape(x)[:-1], self.num_heads, x.shape[-1] // self.num_heads)), -3, -2)
