"""An agent with two networks: one is trained, the other gets its weights now and then."""
# findings: RG0220
import numpy as np
import tensorflow as tf


class Agent:
    def __init__(self, n_features, n_actions, replace=3):
        self.n_features = n_features
        self.n_actions = n_actions
        self.replace = replace
        self.learned = 0
        self.start = np.linspace(-1, 1, n_features * n_actions).reshape(n_features, n_actions).astype(np.float32)
        self._build_net()
        self.sess = tf.Session()
        self.sess.run(tf.global_variables_initializer())

    def _build_net(self):
        self.s = tf.placeholder(tf.float32, [None, self.n_features], name='s')
        self.q_target = tf.placeholder(tf.float32, [None, self.n_actions], name='Q_target')
        w = tf.Variable(self.start, name='w')
        self.q_eval = tf.matmul(self.s, w)
        self.loss = tf.reduce_mean(tf.squared_difference(self.q_target, self.q_eval))
        self._train_op = tf.train.RMSPropOptimizer(0.01).minimize(self.loss)

        self.s_ = tf.placeholder(tf.float32, [None, self.n_features], name='s_')
        w_ = tf.Variable(self.start, name='w_')
        self.q_next = tf.matmul(self.s_, w_)
        self.replace_op = tf.assign(w_, w)

    def choose_action(self, observation):
        observation = observation[np.newaxis, :]
        actions_value = self.sess.run(self.q_eval, feed_dict={self.s: observation})
        return np.argmax(actions_value)

    def learn(self, s, a, r, s_):
        if self.learned % self.replace == 0:
            self.sess.run(self.replace_op)
        q_next, q_eval = self.sess.run([self.q_next, self.q_eval], feed_dict={self.s_: s_, self.s: s})
        q_target = q_eval.copy()
        q_target[np.arange(len(a)), a] = r + 0.9 * np.max(q_next, axis=1)
        _, cost = self.sess.run([self._train_op, self.loss], feed_dict={self.s: s, self.q_target: q_target})
        self.learned += 1
        return cost


rng = np.random.RandomState(4)
agent = Agent(3, 2)
print(agent.choose_action(rng.rand(3)))
costs = [agent.learn(rng.rand(6, 3), rng.randint(0, 2, 6), rng.rand(6), rng.rand(6, 3)) for _ in range(5)]
print(len(costs), costs[0])
