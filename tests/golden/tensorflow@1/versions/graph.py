"""A TensorFlow 1 program: names, arguments that moved, and what has to be rewritten by hand."""
import tensorflow as tf

flags = tf.app.flags
flags.DEFINE_integer("steps", 10, "how many")


def loss(x, labels):
    total = tf.reduce_sum(x, reduction_indices=[1], keep_dims=True)
    best = tf.argmax(x, dimension=1)
    scaled = tf.to_float(best) + tf.log(total) - tf.cast(tf.not_equal(total, 0.0), tf.float32)
    drop = tf.nn.dropout(x, keep_prob=0.9)
    parts = tf.squeeze(tf.expand_dims(x, dim=0), squeeze_dims=[0])
    entropy = tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=x)
    tf.logging.info("made")
    return tf.reduce_mean(entropy, 0), scaled, drop, parts, tf.random_normal([2, 3]), tf.gather(x, [0], axis=1)


x = tf.placeholder(tf.float32, [None, 3])
w = tf.get_variable("w", [3, 3])
y = tf.layers.dense(x, 3)
train = tf.train.AdamOptimizer(1e-3).minimize(tf.contrib.layers.l2_regularizer(0.1)(w))
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
