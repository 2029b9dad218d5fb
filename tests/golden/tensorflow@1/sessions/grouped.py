"""Assignments in a group, and assignments that run for themselves."""
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [])
total = tf.Variable(0.0)
count = tf.Variable(0)
update = tf.group(total.assign_add(x), count.assign_add(1))
reset = tf.assign(total, 0.0)
new_w = tf.placeholder(tf.float32, [])
set_total = total.assign(new_w)
mean = total / tf.cast(count, tf.float32)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for v in [1., 2., 6.]:
        sess.run(update, feed_dict={x: v})
    print(sess.run(mean))
    sess.run(reset)
    print(sess.run(total), sess.run(count))
    sess.run(set_total, {new_w: 4.5})
    print(total.eval())
    sess.run(count.assign(7))
    sess.run(tf.assign(total, 1.25))
    print(sess.run([total, count]))
