"""A program with flags, summaries and checkpoints; the session is handed to the model."""
# not run: it writes summaries and checkpoints where its flags say
import os

import numpy as np
import tensorflow as tf

flags = tf.app.flags
flags.DEFINE_string("logdir", "/tmp/logs", "where summaries go")
flags.DEFINE_integer("steps", 10, "how many steps")
FLAGS = flags.FLAGS


class Model(object):
    def __init__(self, sess, size, learning_rate=0.1):
        self.sess = sess
        self.size = size
        with tf.name_scope("inputs"):
            self.x = tf.placeholder(tf.float32, [None, size], name="x")
            self.y = tf.placeholder(tf.float32, [None], name="y")
        self.w = tf.Variable(tf.zeros([size]), name="w")
        prediction = tf.reduce_sum(self.x * self.w, axis=1)
        self.loss = tf.reduce_mean(tf.square(prediction - self.y))
        tf.summary.scalar("loss", self.loss)
        self.train_op = tf.train.GradientDescentOptimizer(learning_rate).minimize(self.loss)
        self.merged = tf.summary.merge_all()
        self.saver = tf.train.Saver()

    def train(self, x, y):
        summary, _ = self.sess.run([self.merged, self.train_op], feed_dict={self.x: x, self.y: y})
        return summary


def main(_):
    tf.logging.set_verbosity(tf.logging.INFO)
    if tf.gfile.Exists(FLAGS.logdir):
        tf.gfile.DeleteRecursively(FLAGS.logdir)
    tf.gfile.MakeDirs(FLAGS.logdir)
    rng = np.random.RandomState(0)
    with tf.Session() as sess:
        model = Model(sess, 3)
        sess.run(tf.global_variables_initializer())
        writer = tf.summary.FileWriter(FLAGS.logdir, sess.graph)
        for step in range(FLAGS.steps):
            summary = model.train(rng.rand(4, 3), rng.rand(4))
            writer.add_summary(summary, step)
        model.saver.save(sess, os.path.join(FLAGS.logdir, "model"), global_step=FLAGS.steps)
        print(sess.run(model.loss, feed_dict={model.x: np.ones((1, 3)), model.y: [1.0]}))


if __name__ == "__main__":
    tf.app.run()
