"""Functional models: as classes, or left where a layer stays or a symbolic tensor is read elsewhere."""
import numpy as np
from tensorflow import keras
from tensorflow.keras.layers import Input, Dense, Dropout, BatchNormalization, concatenate, Conv2D, Flatten, MaxPooling2D
from tensorflow.keras.models import Model


# A small convolutional network.
def build_cnn(input_shape, num_classes, dropout=0.5):
    """Builds it."""
    inputs = Input(shape=input_shape, name="image")  # pictures
    # first block
    x = Conv2D(8, 3, padding="same", activation="relu")(inputs)
    x = MaxPooling2D()(x)
    # second block
    x = Conv2D(
        16,
        3,
        padding="same",
    )(x)
    x = BatchNormalization()(x)
    x = keras.activations.relu(x)
    skip = x
    x = Conv2D(16, 1)(x) + skip

    x = Flatten()(x)
    x = Dropout(dropout)(x)
    outputs = Dense(num_classes, activation="softmax", name="predictions")(x)
    model = Model(inputs, outputs, name="cnn")
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


a = Input(shape=(4,))
b = Input(shape=(4,))
shared = Dense(8, activation="tanh")
merged = concatenate([shared(a), shared(b)])
score = Dense(1, activation="sigmoid")(merged)
siamese = Model(inputs=[a, b], outputs=score)
siamese.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy")

pictures = Input(shape=(8, 8, 1))
changed = keras.layers.RandomFlip("horizontal")(pictures)
left = Model(pictures, Dense(3)(Flatten()(changed)))

encoded = Input(shape=(4,), name="code")  # read below, too
decoder = Model(encoded, Dense(8)(encoded))
print(encoded.shape)
