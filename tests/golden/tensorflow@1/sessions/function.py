"""All in a function; momentum, a decayed learning rate and a counter of steps."""
import numpy as np
import tensorflow as tf


def train(steps=8, decay=0.9):
    graph = tf.Graph()
    with graph.as_default():
        features = tf.placeholder(tf.float32, shape=(None, 3))
        labels = tf.placeholder(tf.float32, shape=(None, 1))
        weights = tf.Variable(np.ones((3, 1), dtype=np.float32))
        global_step = tf.Variable(0, trainable=False)
        prediction = tf.matmul(features, weights)
        loss = tf.losses.mean_squared_error(labels, prediction)
        rate = tf.train.exponential_decay(0.1, global_step, 2, decay, staircase=True)
        optimizer = tf.train.GradientDescentOptimizer(rate)
        train_op = optimizer.minimize(loss, global_step=global_step)
        init = tf.global_variables_initializer()

    rng = np.random.RandomState(3)
    inputs, outputs = rng.rand(10, 3), rng.rand(10, 1)
    with tf.Session(graph=graph) as session:
        session.run(init)
        for _ in range(steps):
            _, current, step = session.run([train_op, loss, rate], feed_dict={features: inputs, labels: outputs})
            print("loss %.6f rate %.6f" % (current, step))
        return session.run(weights)


if __name__ == '__main__':
    print(train())
