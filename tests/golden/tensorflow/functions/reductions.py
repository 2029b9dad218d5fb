import tensorflow as tf

x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
total = tf.reduce_sum(x, axis=1)
largest = tf.argmax(x, axis=-1)
joined = tf.concat([x, x], 0)
picked = tf.gather(x, [1, 0], axis=1)
count = tf.cast(tf.size(x), tf.float32)
