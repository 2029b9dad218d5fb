"""Cells that a function of the file makes are made by the first run."""
# not run: cells of TensorFlow 1 need Keras 2
# findings: RG0220
import numpy as np
import tensorflow as tf
from tensorflow.contrib import rnn

X = tf.placeholder(tf.float32, [None, 5, 4])


def network(x):
    steps = tf.unstack(x, 5, 1)
    cell = rnn.BasicLSTMCell(6, forget_bias=1.0)
    outputs, states = rnn.static_rnn(cell, steps, dtype=tf.float32)
    return outputs[-1]


last = network(X)
gru = tf.nn.rnn_cell.GRUCell(5, kernel_initializer=tf.constant_initializer(0.1))
outputs, state = tf.nn.dynamic_rnn(gru, X, dtype=tf.float32)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run([last, state], {X: np.ones((2, 5, 4))}))
