import tensorflow as tf
class Agent:
    def __init__(self):
        self.x = tf.placeholder(tf.float32, [2])
        self.lr = tf.Variable(0.1, trainable=False)
        self.w = tf.Variable(1.0)
        self.loss = tf.reduce_sum(tf.square(self.w * self.x))
        self.opt = tf.train.GradientDescentOptimizer(self.lr)
        self.train = self.opt.minimize(self.loss)
        self.dec = tf.assign(self.lr, self.lr * 0.5)
        self.sess = tf.Session()
        self.sess.run(tf.global_variables_initializer())
    def step(self, x):
        _, l = self.sess.run([self.train, self.loss], {self.x: x})
        self.sess.run(self.dec)
        return l
a = Agent()
for i in range(3):
    print(round(float(a.step([1.0, 0.5])), 4))
