import tensorflow as tf
from tensorflow.keras import layers, models


def build_model(num_classes=10):
    return models.Sequential([
        layers.Conv2D(8, (3, 3), activation="relu", input_shape=(16, 16, 1)),
        layers.MaxPooling2D((2, 2)),
        layers.Conv2D(16, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(),
        layers.Flatten(),
        layers.Dense(24, activation="relu"),
        layers.Dense(num_classes, activation="softmax"),
    ])
