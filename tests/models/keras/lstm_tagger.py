import keras
from keras import layers


class BiLSTMTagger(keras.Model):
    def __init__(self, vocab_size, embedding_dim, units, num_tags, **kwargs):
        super().__init__(**kwargs)
        self.embedding = layers.Embedding(vocab_size, embedding_dim, name="token_embedding")
        self.dropout = layers.SpatialDropout1D(0.0)
        self.encoder = layers.Bidirectional(layers.LSTM(units, return_sequences=True))
        self.lstm = layers.LSTM(units, return_sequences=True, return_state=True)
        self.classifier = layers.TimeDistributed(layers.Dense(num_tags, activation="softmax"))

    def call(self, inputs, training=None):
        x = self.embedding(inputs)
        x = self.dropout(x, training=training)
        x = self.encoder(x)
        x, state_h, state_c = self.lstm(x)
        return self.classifier(x), state_h, state_c
