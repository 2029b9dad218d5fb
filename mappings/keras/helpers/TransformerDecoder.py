import keras


class TransformerDecoder(keras.layers.Layer):
    """Copies of a decoder layer, one after the other, and a normalisation behind them."""

    def __init__(self, layer, num_layers, norm=None):
        super().__init__()
        self.layers = [layer.copied() for _ in range(num_layers)]
        self.norm = norm

    def call(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None, memory_key_padding_mask=None,
             tgt_is_causal=None, memory_is_causal=False):
        for layer in self.layers:
            tgt = layer(tgt, memory, tgt_mask=tgt_mask, memory_mask=memory_mask, tgt_key_padding_mask=tgt_key_padding_mask,
                        memory_key_padding_mask=memory_key_padding_mask)
        return tgt if self.norm is None else self.norm(tgt)
