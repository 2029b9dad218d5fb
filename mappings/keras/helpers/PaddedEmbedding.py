import keras


class PaddedEmbedding(keras.layers.Embedding):
    """An embedding whose row for padding starts as zeros and isn't trained."""

    def __init__(self, input_dim, output_dim, padding):
        super().__init__(input_dim, output_dim)
        self.padding_row = padding % input_dim

    def build(self, input_shape=None):
        super().build(input_shape)
        self.embeddings.assign(keras.ops.where(self.is_padding(keras.ops.arange(self.input_dim)), 0.0, self.embeddings))

    def is_padding(self, inputs):
        return keras.ops.expand_dims(keras.ops.equal(inputs, self.padding_row), -1)

    def call(self, inputs):
        y = super().call(inputs)
        return keras.ops.where(self.is_padding(inputs), keras.ops.stop_gradient(y), y)
