"""What is run holds several tensors."""
import tensorflow as tf

x = tf.placeholder(tf.float32, [3])
count = tf.constant(0)
summed = tf.while_loop(lambda i, total: tf.less(i, 5), lambda i, total: (i + 1, total + tf.reduce_sum(x)), [count, tf.constant(0.0)])
largest = tf.nn.top_k(x, 2)
mean, variance = tf.nn.moments(x, axes=[0])
parts = tf.unique([1, 1, 2])
with tf.Session() as sess:
    i, total = sess.run(summed, {x: [1.0, 2.0, 3.0]})
    print(i, total)
    print(sess.run(largest, {x: [1.0, 2.0, 3.0]}).values)
    print(sess.run([mean, variance], {x: [1.0, 2.0, 3.0]}))
    print(sess.run(parts)[0])
