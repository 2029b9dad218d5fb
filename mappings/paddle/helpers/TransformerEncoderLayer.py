import paddle


class TransformerEncoderLayer(paddle.nn.Layer):
    """Self-attention and a feed-forward network, each normalised and added to its input."""

    def __init__(self, features, num_heads, hidden_features=2048, activation=paddle.nn.functional.relu, epsilon=1e-05, batch_first=False,
                 norm_first=False, rate=0.1):
        super().__init__()
        self.activation, self.norm_first = activation, norm_first
        self.self_attn = MultiheadAttention(features, num_heads, batch_first=batch_first, rate=rate)
        self.linear1 = paddle.nn.Linear(features, hidden_features)
        self.linear2 = paddle.nn.Linear(hidden_features, features)
        self.norm1 = paddle.nn.LayerNorm(features, epsilon)
        self.norm2 = paddle.nn.LayerNorm(features, epsilon)
        self.dropout = paddle.nn.Dropout(rate)

    def forward(self, src, src_mask=None, src_key_padding_mask=None, is_causal=False):
        if self.norm_first:
            x = src + self.attend(self.norm1(src), src_mask, src_key_padding_mask)
            return x + self.feed_forward(self.norm2(x))
        x = self.norm1(src + self.attend(src, src_mask, src_key_padding_mask))
        return self.norm2(x + self.feed_forward(x))

    def attend(self, x, mask, padding_mask):
        return self.dropout(self.self_attn(x, x, x, padding_mask, need_weights=False, attn_mask=mask)[0])

    def feed_forward(self, x):
        return self.dropout(self.linear2(self.dropout(self.activation(self.linear1(x)))))
