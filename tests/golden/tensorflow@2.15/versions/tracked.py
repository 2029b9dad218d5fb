"""What changed between tf.keras 2.15 and 2.21 and says nothing by itself."""
import tensorflow as tf
from tensorflow import keras


class Scale(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.scale = tf.Variable(2.0, trainable=True)
        self.step = tf.Variable(0, trainable=False, dtype=tf.int64, name="step")
        self.shaped = tf.Variable(tf.ones([2, 2]), shape=[None, 2])

    def call(self, x):
        return x * self.scale


class Twice(Scale):
    def build(self, shape):
        self.twice = tf.Variable(tf.ones(shape[-1:]))


class Loop:
    def __init__(self):
        self.state = tf.Variable(1.0)


print(keras.losses.mse([[1.0]], [[2.0]]), keras.losses.mean_squared_error([[1.0]], [[2.0]]), tf.keras.metrics.mae([[1.0]], [[2.0]]))
model = keras.Sequential([keras.layers.Dense(4, "hard_sigmoid"), keras.layers.Activation("hard_sigmoid")])
cell = keras.layers.LSTM(4, recurrent_activation="hard_sigmoid", activation=keras.activations.hard_sigmoid)
print(keras.activations.hard_sigmoid(tf.constant([0.5])), keras.Input(shape=3).shape)
model.compile("sgd", "mse", metrics=["mae"])
history = model.fit(tf.ones([4, 3]), tf.ones([4, 4]), callbacks=[keras.callbacks.ReduceLROnPlateau("loss")])
print(history.history["lr"], history.history["loss"], model.metrics_names)
