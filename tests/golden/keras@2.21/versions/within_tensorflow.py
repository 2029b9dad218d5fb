# Keras as a part of TensorFlow, which Keras 3 is no more
import numpy as np
import tensorflow as tf
import tensorflow.keras.backend as K
from tensorflow.keras import layers, losses
from tensorflow.keras.layers import (  # what the model needs
    Dense,
    Flatten,
)


class Scale(tf.keras.layers.Layer):  # one of our own
    def build(self, input_shape):
        self.scale = self.add_weight("scale", shape=(1,), initializer="ones")

    def call(self, x):
        return K.square(x) * self.scale


def build(size):
    inputs = tf.keras.Input((size, 2))
    x = Scale()(Flatten()(inputs))
    return tf.keras.Model(inputs, Dense(1)(layers.LeakyReLU(alpha=0.2)(x)))


model = build(4)
model.compile(tf.keras.optimizers.Adam(1e-3), loss=losses.MeanSquaredError())
x = tf.random.normal((8, 4, 2))
print(model(x).shape, np.shape(x))
