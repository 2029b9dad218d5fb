"""A model that is a list of layers: functions stand behind their layers, sizes follow from the input's."""
import keras
from keras import layers

model = keras.Sequential(
    [
        keras.Input(shape=(28, 28, 1)),
        layers.Conv2D(32, kernel_size=(3, 3), activation="relu"),
        layers.MaxPooling2D(pool_size=(2, 2)),
        layers.Conv2D(64, kernel_size=3, padding="same", activation="relu"),
        layers.BatchNormalization(),
        layers.Flatten(),
        layers.Dropout(0.5),
        layers.Dense(10, activation="softmax"),  # one of ten digits
    ]
)


def head(units):
    """The sizes of what comes in are not known here."""
    return keras.Sequential([layers.Dense(units, activation="gelu"), layers.LayerNormalization(), layers.Dense(1)])
