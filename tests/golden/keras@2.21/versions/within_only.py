import tensorflow as tf
from tensorflow.python.keras.utils import np_utils


def model():
    import tensorflow.keras.layers as kl

    return tf.keras.Sequential([kl.Dense(2, input_dim=3), kl.ReLU()])


labels = np_utils.to_categorical([0, 1])
