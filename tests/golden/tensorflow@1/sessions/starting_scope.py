"""A scope says what variables start with, and steps are counted by the variable of all."""
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3])
with tf.variable_scope("net", initializer=tf.constant_initializer(0.25)):
    w = tf.get_variable("w", [3, 2])
    with tf.variable_scope("inner"):
        b = tf.get_variable("b", [2])
        c = tf.get_variable("c", [2], initializer=tf.zeros_initializer())
y = tf.matmul(x, w) + b + c
loss = tf.reduce_mean(tf.square(y))
global_step = tf.train.get_or_create_global_step()
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss, global_step=global_step)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    data = np.linspace(0, 1, 12).reshape(4, 3)
    for i in range(3):
        _, l, step = sess.run([train, loss, global_step], {x: data})
        print(l)
    print(sess.run(global_step), sess.run(w))
