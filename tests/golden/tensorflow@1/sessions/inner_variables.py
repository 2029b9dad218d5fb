import numpy as np
import tensorflow as tf
x = tf.placeholder(tf.float32, [None, 2])
h = x
for i in range(2):
    h = tf.nn.relu(tf.matmul(h, tf.Variable(tf.ones([2, 2]))) + tf.Variable(tf.zeros([2])))
loss = tf.reduce_mean(tf.square(h - 1.0))
train = tf.train.GradientDescentOptimizer(0.01).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(3):
        _, l = sess.run([train, loss], feed_dict={x: np.ones((4, 2), np.float32)})
        print(round(float(l), 3))
