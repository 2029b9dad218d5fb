"""What is not recognised keeps its graph, and is reported."""
# not run: it imports what does not exist
import tensorflow as tf
from somewhere import evaluate


def model_fn(features, labels, mode):
    logits = tf.layers.dense(features["x"], 3)
    loss = tf.losses.sparse_softmax_cross_entropy(labels=labels, logits=logits)
    optimizer = tf.train.GradientDescentOptimizer(learning_rate=0.1)
    train_op = optimizer.minimize(loss=loss, global_step=tf.train.get_global_step())
    return tf.estimator.EstimatorSpec(mode=mode, loss=loss, train_op=train_op)


x = tf.placeholder(tf.float32, [None, 3])
w = tf.get_variable("w", [3, 1], initializer=tf.zeros_initializer())
y = tf.matmul(x, w)
optimizer = tf.train.AdamOptimizer(0.1)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(evaluate(sess, y))
    print(sess.run(y, feed_dict={x: [[1.0, 2.0, 3.0]]}))
    for step in range(3):
        sess.run(tf.global_variables_initializer())
