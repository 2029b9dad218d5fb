"""TensorFlow 2 runs eagerly by itself; what its modules never had is told of."""
import tensorflow as tf
import tensorflow.contrib.eager as tfe

tf.enable_eager_execution()


class Model(object):
    def __init__(self):
        self.W = tfe.Variable(5.0, name="weight")

    def __call__(self, x):
        return x * self.W


cell = tf.nn.rnn_cell.DropoutWrapper(tf.nn.rnn_cell.LSTMCell(3, num_proj=2), 0.5)
print(Model()(tf.constant([1.0, 2.0])))
