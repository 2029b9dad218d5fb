"""Gradients that are clipped before they are applied, and gradients by an input."""
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [4, 2])
t = tf.placeholder(tf.float32, [4])
w = tf.Variable([0.5, -0.25])
b = tf.Variable(0.0)
y = tf.reduce_sum(x * w, 1) + b
loss = tf.reduce_sum(tf.square(y - t))

opt = tf.train.MomentumOptimizer(0.1, momentum=0.9)
gvs = opt.compute_gradients(loss)
capped = [(tf.clip_by_value(grad, -0.5, 0.5), var) for grad, var in gvs]
train = opt.apply_gradients(capped)

tvars = [w, b]
grads, norm = tf.clip_by_global_norm(tf.gradients(loss, tvars), 1.0)
other = tf.train.AdagradOptimizer(0.05)
train_norm = other.apply_gradients(zip(grads, tvars))
saliency = tf.gradients(y, x)[0]

inputs = np.arange(8).reshape(4, 2) / 8.0
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        sess.run(train, feed_dict={x: inputs, t: [1, 2, 3, 4]})
        _, n = sess.run([train_norm, norm], feed_dict={x: inputs, t: [1, 2, 3, 4]})
        print(i, n, sess.run([w, b]))
    print(sess.run(saliency, {x: inputs}))
