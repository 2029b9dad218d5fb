"""Two networks that share functions, found by the scopes of their variables."""
import numpy as np
import tensorflow as tf


def generator(z):
    with tf.variable_scope('generator'):
        w = tf.get_variable('w', [2, 3], initializer=tf.constant_initializer(0.3))
        return tf.matmul(z, w)


def discriminator(x, reuse=False):
    with tf.variable_scope('discriminator', reuse=reuse):
        w1 = tf.get_variable('w1', [3, 4], initializer=tf.constant_initializer(0.1))
        w2 = tf.get_variable('w2', [4, 1], initializer=tf.constant_initializer(-0.2))
        return tf.matmul(tf.nn.relu(tf.matmul(x, w1)), w2)


X = tf.placeholder(tf.float32, shape=[None, 3])
Z = tf.placeholder(tf.float32, shape=[None, 2])

G_sample = generator(Z)
D_real = discriminator(X)
D_fake = discriminator(G_sample, reuse=True)

D_loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(logits=D_real, labels=tf.ones_like(D_real))) + \
    tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(logits=D_fake, labels=tf.zeros_like(D_fake)))
G_loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(logits=D_fake, labels=tf.ones_like(D_fake)))

theta_D = tf.get_collection(tf.GraphKeys.TRAINABLE_VARIABLES, scope='discriminator')
theta_G = tf.trainable_variables('generator')
D_solver = tf.train.AdamOptimizer().minimize(D_loss, var_list=theta_D)
G_solver = tf.train.AdamOptimizer(0.002, beta1=0.5).minimize(G_loss, var_list=theta_G)

rng = np.random.RandomState(5)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for it in range(6):
        batch, noise = rng.rand(8, 3), rng.uniform(-1., 1., size=[8, 2])
        _, D_loss_curr = sess.run([D_solver, D_loss], feed_dict={X: batch, Z: noise})
        _, G_loss_curr = sess.run([G_solver, G_loss], feed_dict={Z: noise})
        print('D loss: {:.4}'.format(D_loss_curr), 'G loss: {:.4}'.format(G_loss_curr))
    print(sess.run(G_sample, feed_dict={Z: noise[:2]}))
