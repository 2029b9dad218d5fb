"""Sequences that get their layers one by one, told what comes in as far as the statements of one block say it."""
import keras
from keras.layers import LSTM, Conv2D, Dense, Flatten, GlobalAveragePooling1D, Input, Reshape

model = keras.Sequential()
model.add(Input(shape=(28, 28)))
model.add(Reshape((28, 28, 1)))
model.add(Conv2D(8, 3, padding="same", activation="relu"))
model.add(Flatten())
model.add(Dense(10, activation="softmax"))
model.summary()


def build(sizes, wide):
    head = keras.Sequential(name="head")
    head.add(Dense(sizes[0], input_shape=(12,)))
    head.add(Dense(8))
    for size in sizes:
        head.add(Dense(size, activation="relu"))
    if wide:
        head.add(LSTM(32))
    head.add(Dense(2))
    return head


steps = keras.Sequential()
steps.add(LSTM(16, return_sequences=True, input_shape=(5, 3)))
steps.add(GlobalAveragePooling1D())
steps.add(Dense(1))
