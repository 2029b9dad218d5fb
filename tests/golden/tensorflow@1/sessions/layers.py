"""Functions that make variables, and a schedule."""
# findings: RG0220
import numpy as np
import tensorflow as tf


def add_layer(inputs, in_size, out_size, activation_function=None):
    Weights = tf.Variable(tf.constant(np.linspace(-1, 1, in_size * out_size).reshape(in_size, out_size), dtype=tf.float32))
    biases = tf.Variable(tf.zeros([1, out_size]) + 0.1)
    Wx_plus_b = tf.matmul(inputs, Weights) + biases
    if activation_function is None:
        outputs = Wx_plus_b
    else:
        outputs = activation_function(Wx_plus_b)
    return outputs


x_data = np.linspace(-1, 1, 20)[:, np.newaxis]
y_data = np.square(x_data) - 0.5

xs = tf.placeholder(tf.float32, [None, 1])
ys = tf.placeholder(tf.float32, [None, 1])
l1 = add_layer(xs, 1, 6, activation_function=tf.nn.relu)
l2 = add_layer(l1, 6, 4, activation_function=tf.nn.tanh)
prediction = add_layer(l2, 4, 1)

loss = tf.reduce_mean(tf.reduce_sum(tf.square(ys - prediction), reduction_indices=[1]))
learning_rate = tf.placeholder(tf.float32, [])
train_step = tf.train.AdamOptimizer(learning_rate).minimize(loss)

config = tf.ConfigProto()
config.gpu_options.allow_growth = True
sess = tf.Session(config=config)
sess.run(tf.global_variables_initializer())

for i in range(10):
    sess.run(train_step, feed_dict={xs: x_data, ys: y_data, learning_rate: 0.01 / (1 + i)})
    if i % 3 == 0:
        print(sess.run(loss, feed_dict={xs: x_data, ys: y_data}))
print(sess.run(prediction, feed_dict={xs: x_data[:2]}))
