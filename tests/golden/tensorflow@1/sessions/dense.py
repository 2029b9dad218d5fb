"""A layer that is made where it is called."""
# not run: tf.layers is gone from TensorFlow 2's compat.v1 with Keras 3
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 6])
hidden = tf.layers.dense(x, 4, activation=tf.nn.tanh, kernel_initializer=tf.constant_initializer(0.2), name='hidden')
loss = tf.reduce_mean(tf.square(hidden))
train_op = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(3):
        print(sess.run([train_op, loss], {x: [[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]]})[1])
