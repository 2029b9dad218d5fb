"""What is run is written out where it runs, and reads what is made only there."""
import numpy as np
import tensorflow as tf

X = tf.placeholder("float")
Y = tf.placeholder("float")
W = tf.Variable(0.5, name="weight")
b = tf.Variable(-0.2, name="bias")
pred = tf.add(tf.multiply(X, W), b)
cost = tf.reduce_sum(tf.pow(pred - Y, 2)) / 8
optimizer = tf.train.GradientDescentOptimizer(0.01).minimize(cost)
train_X, train_Y = np.array([3.3, 4.4, 5.5, 6.71]), np.array([1.7, 2.76, 2.09, 3.19])

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for (x, y) in zip(train_X, train_Y):
        sess.run(optimizer, feed_dict={X: x, Y: y})
    print(sess.run(cost, feed_dict={X: train_X, Y: train_Y}))
    test_X = np.array([6.83, 4.668, 8.9])
    test_Y = np.array([1.84, 2.273, 3.2])
    print(sess.run(tf.reduce_sum(tf.pow(pred - Y, 2)) / (2 * test_X.shape[0]), feed_dict={X: test_X, Y: test_Y}))
