import paddle


class TransformerDecoderLayer(paddle.nn.Layer):
    """Self-attention, attention to a memory and a feed-forward network, each normalised and added to its input."""

    def __init__(self, features, num_heads, hidden_features=2048, activation=paddle.nn.functional.relu, epsilon=1e-05, batch_first=False,
                 norm_first=False, rate=0.1):
        super().__init__()
        self.activation, self.norm_first = activation, norm_first
        self.self_attn = MultiheadAttention(features, num_heads, batch_first=batch_first, rate=rate)
        self.multihead_attn = MultiheadAttention(features, num_heads, batch_first=batch_first, rate=rate)
        self.linear1 = paddle.nn.Linear(features, hidden_features)
        self.linear2 = paddle.nn.Linear(hidden_features, features)
        self.norm1 = paddle.nn.LayerNorm(features, epsilon)
        self.norm2 = paddle.nn.LayerNorm(features, epsilon)
        self.norm3 = paddle.nn.LayerNorm(features, epsilon)
        self.dropout = paddle.nn.Dropout(rate)

    def forward(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None, memory_key_padding_mask=None,
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
