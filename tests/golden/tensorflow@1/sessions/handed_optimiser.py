"""An optimiser that the class is given, and a member that has the name of the argument."""
import numpy as np
import tensorflow as tf


class Autoencoder(object):
    def __init__(self, n_input, n_hidden, optimizer):
        self.x = tf.placeholder(tf.float32, [None, n_input])
        self.weights = {"w1": tf.Variable(tf.ones([n_input, n_hidden]) * 0.1), "w2": tf.Variable(tf.zeros([n_hidden, n_input]))}
        self.hidden = tf.nn.softplus(tf.matmul(self.x, self.weights["w1"]))
        self.reconstruction = tf.matmul(self.hidden, self.weights["w2"])
        self.cost = 0.5 * tf.reduce_sum(tf.pow(tf.subtract(self.reconstruction, self.x), 2.0))
        self.optimizer = optimizer.minimize(self.cost)
        self.sess = tf.Session()
        self.sess.run(tf.global_variables_initializer())

    def partial_fit(self, X):
        cost, opt = self.sess.run((self.cost, self.optimizer), feed_dict={self.x: X})
        return cost

    def generate(self, hidden):
        return self.sess.run(self.reconstruction, feed_dict={self.hidden: hidden})


data = np.random.RandomState(22).rand(16, 6).astype(np.float32)
model = Autoencoder(6, 3, optimizer=tf.train.AdamOptimizer(learning_rate=0.01))
for epoch in range(5):
    print(epoch, model.partial_fit(data))
print(model.generate(np.ones((1, 3))))
