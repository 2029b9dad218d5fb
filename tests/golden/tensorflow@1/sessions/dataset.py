"""Batches from a dataset, by an iterator that runs out."""
import numpy as np
import tensorflow as tf

features = np.arange(12, dtype=np.float32).reshape(6, 2) / 10
labels = np.arange(6, dtype=np.float32)
dataset = tf.data.Dataset.from_tensor_slices((features, labels)).repeat(2).batch(3)
iterator = dataset.make_one_shot_iterator()
x, y = iterator.get_next()

w = tf.Variable(tf.zeros([2]))
loss = tf.reduce_mean(tf.square(tf.reduce_sum(x * w, 1) - y))
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    while True:
        try:
            _, value = sess.run([train, loss])
            print(value)
        except tf.errors.OutOfRangeError:
            break
    print(sess.run(w))
