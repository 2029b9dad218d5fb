"""An operation that does nothing itself, and is run for those that it waits for."""
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
y = tf.placeholder(tf.float32, [None, 1])
w = tf.Variable(tf.zeros([2, 1]))
steps = tf.Variable(0, trainable=False, dtype=tf.int32)
total = tf.Variable(1.0, trainable=False)
loss = tf.reduce_mean(tf.square(tf.matmul(x, w) - y))
train_step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
count = tf.assign_add(steps, 1)
with tf.control_dependencies([train_step, count]):
    train_op = tf.no_op(name="train")

amount = tf.placeholder(tf.float32, [])
added = tf.assign_add(total, amount)
with tf.control_dependencies([added]):
    doubled = tf.assign(total, total.read_value() * 2)
with tf.control_dependencies([doubled]):
    done = tf.no_op()

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    a = np.arange(6, dtype=np.float32).reshape(3, 2)
    for i in range(3):
        sess.run(train_op, {x: a, y: a[:, :1]})
    sess.run(done, {amount: 2.0})
    print(sess.run([w, steps, total]))
