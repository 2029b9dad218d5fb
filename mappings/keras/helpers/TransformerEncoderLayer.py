import keras


class TransformerEncoderLayer(keras.layers.Layer):
    """Self-attention and a feed-forward network, each normalised and added to its input."""

    def __init__(self, features, num_heads, hidden_features=2048, activation="relu", epsilon=1e-05, batch_first=False, norm_first=False, rate=0.1):
        super().__init__()
        self.shape = (features, num_heads, hidden_features, activation, epsilon, batch_first, norm_first, rate)
        self.activation, self.norm_first = keras.activations.get(activation), norm_first
        self.self_attn = MultiheadAttention(features, num_heads, batch_first=batch_first, rate=rate)
        self.linear1 = keras.layers.Dense(hidden_features)
        self.linear2 = keras.layers.Dense(features)
        self.norm1 = keras.layers.LayerNormalization(epsilon=epsilon)
        self.norm2 = keras.layers.LayerNormalization(epsilon=epsilon)
        self.dropout = keras.layers.Dropout(rate)
        self.linear2.build((None, hidden_features))
        for layer in (self.linear1, self.norm1, self.norm2):
            layer.build((None, features))

    def copied(self):
        """A layer like this one, with copies of its weights."""
        copy = TransformerEncoderLayer(*self.shape)
        copy.set_weights(self.get_weights())
        return copy

    def call(self, src, src_mask=None, src_key_padding_mask=None, is_causal=False):
        if self.norm_first:
            x = src + self.attend(self.norm1(src), src_mask, src_key_padding_mask)
            return x + self.feed_forward(self.norm2(x))
        x = self.norm1(src + self.attend(src, src_mask, src_key_padding_mask))
        return self.norm2(x + self.feed_forward(x))

    def attend(self, x, mask, padding_mask):
        return self.dropout(self.self_attn(x, x, x, padding_mask, need_weights=False, attn_mask=mask)[0])

    def feed_forward(self, x):
        return self.dropout(self.linear2(self.dropout(self.activation(self.linear1(x)))))
