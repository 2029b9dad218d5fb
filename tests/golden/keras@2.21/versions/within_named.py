from tensorflow import data, keras as k
from tensorflow.keras.models import Model


def loss(keras, y):
    return keras.losses.mse(y, y), k.losses.mse(y, y)
