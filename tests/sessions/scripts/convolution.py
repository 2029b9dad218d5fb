"""A convolutional network of functions that make weights, and dropout that is fed."""
import numpy as np
import tensorflow as tf


def weight_variable(shape):
    size = int(np.prod(shape))
    initial = tf.constant(np.linspace(-0.3, 0.3, size).reshape(shape), dtype=tf.float32)
    return tf.Variable(initial)


def bias_variable(shape):
    initial = tf.constant(0.1, shape=shape)
    return tf.Variable(initial)


def conv2d(x, W):
    return tf.nn.conv2d(x, W, strides=[1, 1, 1, 1], padding='SAME')


def max_pool_2x2(x):
    return tf.nn.max_pool(x, ksize=[1, 2, 2, 1], strides=[1, 2, 2, 1], padding='SAME')


rng = np.random.RandomState(1)
data = rng.rand(40, 64).astype("float32")
target = np.eye(3)[rng.randint(0, 3, 40)]

with tf.name_scope('input'):
    x = tf.placeholder(tf.float32, shape=[None, 64], name='x')
    y_ = tf.placeholder(tf.float32, shape=[None, 3], name='y')
    keep_prob = tf.placeholder(tf.float32)

x_image = tf.reshape(x, [-1, 8, 8, 1])

# first layer
W_conv1 = weight_variable([3, 3, 1, 4])
b_conv1 = bias_variable([4])
h_conv1 = tf.nn.relu(conv2d(x_image, W_conv1) + b_conv1)
h_pool1 = max_pool_2x2(h_conv1)

# second layer
W_fc1 = weight_variable([4 * 4 * 4, 8])
b_fc1 = bias_variable([8])
h_flat = tf.reshape(h_pool1, [-1, 4 * 4 * 4])
h_fc1 = tf.nn.relu(tf.matmul(h_flat, W_fc1) + b_fc1)
h_drop = tf.nn.dropout(h_fc1, keep_prob)

W_fc2 = weight_variable([8, 3])
b_fc2 = bias_variable([3])
logits = tf.matmul(h_drop, W_fc2) + b_fc2

with tf.name_scope('loss'):
    loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=y_, logits=logits))
with tf.name_scope('train'):
    train_op = tf.train.AdamOptimizer(1e-2).minimize(loss)
with tf.name_scope('accuracy'):
    accuracy = tf.reduce_mean(tf.cast(tf.equal(tf.argmax(logits, 1), tf.argmax(y_, 1)), tf.float32))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(12):
        feed = {x: data, y_: target, keep_prob: 1.0}
        _, value = sess.run([train_op, loss], feed_dict=feed)
        if step % 4 == 0:
            print("step", step, "loss", value, "accuracy", accuracy.eval(feed_dict={x: data, y_: target, keep_prob: 1.0}))
    print(sess.run(logits, {x: data[:2], keep_prob: 1.0}))
