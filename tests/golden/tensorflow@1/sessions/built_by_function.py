"""A function that builds the graph and its step, called once."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
X_data = rng.rand(50, 3).astype(np.float32)
Y_data = X_data.dot(np.array([[1.], [2.], [3.]], np.float32))

def build(x, y, lr):
    w = tf.Variable(np.zeros((3, 1), np.float32), name='w')
    b = tf.Variable(0.0, name='b')
    pred = tf.matmul(x, w) + b
    loss = tf.reduce_mean(tf.square(pred - y))
    train_op = tf.train.GradientDescentOptimizer(lr).minimize(loss)
    return loss, train_op

x = tf.placeholder(tf.float32, [None, 3])
y = tf.placeholder(tf.float32, [None, 1])
loss, train_op = build(x, y, 0.1)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(20):
        _, l = sess.run([train_op, loss], feed_dict={x: X_data, y: Y_data})
    print('final', round(float(l), 5))
