import keras
import tensorflow as tf
from keras import layers
from keras.layers.advanced_activations import LeakyReLU
from keras.utils import np_utils
from keras.wrappers.scikit_learn import KerasClassifier


def block(x, units):
    return tf.nn.relu(layers.Dense(units)(x))


def loss(truth, given):
    return tf.reduce_mean(tf.square(truth - given), axis=-1)


class Doubled(layers.Layer):
    def call(self, x):
        return tf.exp(x) * 2.0


inputs = keras.Input((4,))
hidden = LeakyReLU(0.1)(block(inputs, 3))
outputs = tf.concat([hidden, Doubled()(inputs)], axis=-1)
model = keras.Model(inputs, outputs)
model.compile(keras.optimizers.SGD(lr=0.5), loss)
print(tf.exp(tf.zeros((2,))), np_utils.to_categorical([0, 2, 1], 3))
