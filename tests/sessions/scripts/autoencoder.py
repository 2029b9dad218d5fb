"""A class whose constructor builds the graph, and whose methods run it."""
import numpy as np
import tensorflow as tf


class Autoencoder(object):
    def __init__(self, n_input, n_hidden, optimizer=None):
        self.n_input = n_input
        self.n_hidden = n_hidden
        self.weights = self._initialize_weights()

        # model
        self.x = tf.placeholder(tf.float32, [None, self.n_input])
        self.hidden = tf.nn.softplus(tf.add(tf.matmul(self.x, self.weights['w1']), self.weights['b1']))
        self.reconstruction = tf.add(tf.matmul(self.hidden, self.weights['w2']), self.weights['b2'])

        # cost
        self.cost = 0.5 * tf.reduce_sum(tf.pow(tf.subtract(self.reconstruction, self.x), 2.0))
        self.optimizer = tf.train.AdamOptimizer(learning_rate=0.01).minimize(self.cost)

        init = tf.global_variables_initializer()
        self.sess = tf.Session()
        self.sess.run(init)

    def _initialize_weights(self):
        all_weights = dict()
        start = np.linspace(-0.5, 0.5, self.n_input * self.n_hidden).reshape(self.n_input, self.n_hidden).astype("float32")
        all_weights['w1'] = tf.Variable(start)
        all_weights['b1'] = tf.Variable(tf.zeros([self.n_hidden], dtype=tf.float32))
        all_weights['w2'] = tf.Variable(tf.zeros([self.n_hidden, self.n_input], dtype=tf.float32))
        all_weights['b2'] = tf.Variable(tf.zeros([self.n_input], dtype=tf.float32))
        return all_weights

    def partial_fit(self, X):
        cost, opt = self.sess.run((self.cost, self.optimizer), feed_dict={self.x: X})
        return cost

    def calc_total_cost(self, X):
        return self.sess.run(self.cost, feed_dict={self.x: X})

    def transform(self, X):
        return self.sess.run(self.hidden, feed_dict={self.x: X})

    def generate(self, hidden=None):
        if hidden is None:
            hidden = np.zeros((1, self.n_hidden))
        return self.sess.run(self.reconstruction, feed_dict={self.hidden: hidden})

    def get_weights(self):
        return self.sess.run(self.weights['w1'])


data = np.random.RandomState(2).rand(30, 5)
model = Autoencoder(5, 3)
for epoch in range(5):
    print(epoch, model.partial_fit(data))
print(model.calc_total_cost(data))
print(model.transform(data[:1]), model.generate(), model.get_weights())
