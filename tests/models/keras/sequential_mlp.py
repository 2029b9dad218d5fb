import keras
from keras import layers

NUM_CLASSES = 4

model = keras.Sequential(
    [
        keras.Input(shape=(12,)),
        layers.Dense(32, activation="relu"),
        layers.Dropout(0.0),
        layers.Dense(16, activation="tanh"),
        layers.BatchNormalization(),
        layers.Dense(NUM_CLASSES),
    ]
)
