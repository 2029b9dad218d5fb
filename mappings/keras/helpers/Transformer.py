import keras


class Transformer(keras.layers.Layer):
    """An encoder and a decoder: the target decoded with the encoded source as its memory."""

    def __init__(self, features=512, num_heads=8, encoder_layers=6, decoder_layers=6, hidden_features=2048, activation="relu",
                 epsilon=1e-05, batch_first=False, norm_first=False, rate=0.1):
        super().__init__()

        def norm():
            layer = keras.layers.LayerNormalization(epsilon=epsilon)
            layer.build((None, features))
            return layer

        shape = (features, num_heads, hidden_features, activation, epsilon, batch_first, norm_first, rate)
        self.encoder = TransformerEncoder(TransformerEncoderLayer(*shape), encoder_layers, norm())
        self.decoder = TransformerDecoder(TransformerDecoderLayer(*shape), decoder_layers, norm())

    def call(self, src, tgt, src_mask=None, tgt_mask=None, memory_mask=None, src_key_padding_mask=None, tgt_key_padding_mask=None,
             memory_key_padding_mask=None, src_is_causal=None, tgt_is_causal=None, memory_is_causal=False):
        memory = self.encoder(src, mask=src_mask, src_key_padding_mask=src_key_padding_mask)
        return self.decoder(tgt, memory, tgt_mask=tgt_mask, memory_mask=memory_mask, tgt_key_padding_mask=tgt_key_padding_mask,
                            memory_key_padding_mask=memory_key_padding_mask)
