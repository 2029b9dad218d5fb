"""Loops over one variable gave it alone; over several, all of them."""
import numpy as np
import tensorflow as tf

limit = tf.placeholder(tf.float32, [])
halved = tf.while_loop(lambda v: v > limit, lambda v: v / 2.0, [tf.constant(16.0)])
doubled = tf.while_loop(lambda v: v < 10, lambda v: v * 2, (tf.constant(1),), maximum_iterations=2)
tripled = tf.while_loop(lambda v: v < 10, lambda v: [v * 3], [tf.constant(1)])
count, total = tf.while_loop(lambda k, s: k < 4, lambda k, s: (k + 1, s + k), [tf.constant(0), tf.constant(0)])

with tf.Session() as sess:
    print(sess.run(halved, feed_dict={limit: 3.0}) + np.float32(1))
    print(sess.run(doubled), sess.run(tripled), sess.run([count, total]))
