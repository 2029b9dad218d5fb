"""Softmax regression with a held-out accuracy: the fed arrays are float64."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
images = rng.rand(120, 16)
classes = (images[:, :4].sum(1) > images[:, 4:8].sum(1)).astype(int)
labels = np.eye(2)[classes]

batch_size = 20

x = tf.placeholder(tf.float32, [None, 16])
W = tf.Variable(tf.zeros([16, 2]))
b = tf.Variable(tf.zeros([2]))
y = tf.nn.softmax(tf.matmul(x, W) + b)
y_ = tf.placeholder(tf.float32, [None, 2])

cross_entropy = tf.reduce_mean(-tf.reduce_sum(y_ * tf.log(y), reduction_indices=[1]))
train_step = tf.train.GradientDescentOptimizer(0.5).minimize(cross_entropy)

correct_prediction = tf.equal(tf.argmax(y, 1), tf.argmax(y_, 1))
accuracy = tf.reduce_mean(tf.cast(correct_prediction, tf.float32))

sess = tf.InteractiveSession()
tf.global_variables_initializer().run()

for i in range(60):
    start = (i * batch_size) % 120
    batch_xs, batch_ys = images[start:start + batch_size], labels[start:start + batch_size]
    sess.run(train_step, feed_dict={x: batch_xs, y_: batch_ys})
    if i % 20 == 0:
        print(i, "loss", sess.run(cross_entropy, feed_dict={x: images, y_: labels}))

print(sess.run(accuracy, feed_dict={x: images, y_: labels}))
print(accuracy.eval({x: images[:50], y_: labels[:50]}))
print(W.eval()[0], b.eval())
sess.close()
