"""Functions that read placeholders of the module; what runs is a dict."""
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 4], name='x')
y = tf.placeholder(tf.float32, [None, 2], name='y')
keep_prob = tf.placeholder(tf.float32)

W = tf.Variable(np.arange(8).reshape(4, 2).astype(np.float32) / 10)

def model():
    h = tf.matmul(x, W)
    return tf.nn.tanh(h) * keep_prob

def cost(out):
    return tf.reduce_mean(tf.square(out - y))

out = model()
loss = cost(out)
optimizer = tf.train.AdamOptimizer(0.05).minimize(loss)
init = tf.global_variables_initializer()
a = np.ones((3, 4), np.float32)
b = np.zeros((3, 2), np.float32)
with tf.Session() as sess:
    sess.run(init)
    for _ in range(5):
        sess.run(optimizer, {x: a, y: b, keep_prob: 1.0})
    res = sess.run({'loss': loss, 'out': out}, {x: a, y: b, keep_prob: 0.5})
    print('%.4f' % res['loss'])
    print(res['out'].round(3))
